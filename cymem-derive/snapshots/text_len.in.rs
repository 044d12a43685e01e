#[derive(PoolAlloc)]
#[repr(C)]
pub struct TextLen {
    #[pool(cstr, len = length)]
    pub text: *const ::core::ffi::c_char,
    pub length: usize,
    #[pool(str, len = used)]
    pub inline: [::core::ffi::c_char; 8],
    pub used: u32,
    #[pool(utf16, len = units)]
    pub wide: *const u16,
    pub units: i32,
}
