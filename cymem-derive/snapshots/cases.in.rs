#[derive(PoolAlloc)]
#[repr(C)]
#[pool(empty(nothing = 0), derive(Debug, PartialEq))]
pub union Cases {
    #[pool(when = 1)]
    pub number: f64,
    #[pool(when = [2, 3], cstr)]
    pub text: *mut core::ffi::c_char,
}
