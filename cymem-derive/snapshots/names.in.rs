#[derive(PoolAlloc)]
#[repr(C)]
#[pool(init = Recipe, view = Seen)]
pub struct Named {
    pub id: u32,
    #[pool(one)]
    pub number: *mut u32,
}
