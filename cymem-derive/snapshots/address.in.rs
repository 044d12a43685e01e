#[derive(PoolAlloc)]
#[repr(C)]
pub struct Address {
    #[pool(elem = u32, len = count)]
    pub ids: u64,
    pub count: u32,
}
