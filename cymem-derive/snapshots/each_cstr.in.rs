#[derive(PoolAlloc)]
#[repr(C)]
pub struct Arguments {
    #[pool(null_terminated, each(cstr))]
    pub argv: *const *const ::core::ffi::c_char,
}
