#[derive(PoolAlloc)]
#[repr(C)]
pub struct One {
    pub id: u32,
    #[pool(one)]
    pub next: *mut One,
}
