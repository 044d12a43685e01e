#[derive(PoolAlloc)]
#[repr(C)]
pub struct Constants {
    #[pool(size_of)]
    pub size: u32,
    #[pool(value = 3)]
    pub version: u8,
    #[pool(null)]
    pub next: *mut u8,
    #[pool(opaque)]
    pub user: *mut u8,
}
