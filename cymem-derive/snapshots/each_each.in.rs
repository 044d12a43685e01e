#[derive(PoolAlloc)]
#[repr(C)]
pub struct Levels {
    pub planes: u32,
    pub rows: u32,
    pub columns: u32,
    #[pool(len = planes, each(len = rows, each(len = columns)))]
    pub cells: *mut *mut *mut f32,
    #[pool(null_terminated, each(null_terminated, each(cstr)))]
    pub words: *mut *mut *mut ::core::ffi::c_char,
}
