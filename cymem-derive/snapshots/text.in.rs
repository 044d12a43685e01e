#[derive(PoolAlloc)]
#[repr(C)]
pub struct Text {
    #[pool(cstr)]
    pub name: *const ::core::ffi::c_char,
    #[pool(str)]
    pub inline: [::core::ffi::c_char; 8],
}
