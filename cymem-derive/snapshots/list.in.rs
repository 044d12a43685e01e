#[derive(PoolAlloc)]
#[repr(C)]
pub struct Item {
    pub id: u32,
    #[pool(list)]
    pub next: *mut Self,
}
