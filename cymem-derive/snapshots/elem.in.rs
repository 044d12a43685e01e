#[derive(PoolAlloc)]
#[repr(C)]
pub struct Elem {
    pub n: u32,
    #[pool(elem = f64, len = n)]
    pub samples: *mut ::core::ffi::c_void,
    pub bytes: usize,
    #[pool(elem = u32, len = bytes, unit = bytes)]
    pub words: *const ::core::ffi::c_void,
}
