#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
pub struct Task {
    pub id: u32,
    #[pool(list)]
    pub next: *mut Task,
}
