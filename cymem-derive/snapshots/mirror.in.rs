#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::entry)]
pub struct Mirror {
    pub id: u32,
    #[pool(one)]
    pub data: *mut u32,
}
