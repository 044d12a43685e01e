#[derive(PoolAlloc)]
#[repr(C)]
pub struct Block {
    #[pool(cstr, block)]
    pub environment: *const ::core::ffi::c_char,
}
