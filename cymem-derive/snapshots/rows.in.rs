#[derive(PoolAlloc)]
#[repr(C)]
pub struct Rows {
    pub height: usize,
    pub width: usize,
    #[pool(len = height, each(len = width))]
    pub cells: *mut *mut f32,
}
