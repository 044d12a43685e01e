#[derive(PoolAlloc)]
#[repr(C)]
pub struct Owned {
    pub id: u32,
    #[pool(link)]
    pub owner: *mut Owned,
}
