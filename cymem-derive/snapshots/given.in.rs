#[derive(PoolAlloc)]
#[repr(C)]
pub struct Given {
    #[pool(given)]
    pub count: u32,
    #[pool(len = count, unit = bytes)]
    pub code: *const u32,
}
