#[derive(PoolAlloc)]
#[repr(C)]
pub struct Bytes {
    pub len: usize,
    #[pool(bytes, len = len)]
    pub val: *mut ::core::ffi::c_char,
}
