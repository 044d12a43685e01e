#[derive(PoolAlloc)]
#[repr(C)]
pub struct Parts {
    pub size: Size,
    pub dims: [i32; 2],
    #[pool(len = size.w * max(size.h, dims[0]))]
    pub cells: *mut u8,
}
