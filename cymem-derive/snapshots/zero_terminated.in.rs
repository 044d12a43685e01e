#[derive(PoolAlloc)]
#[repr(C)]
pub struct Wide {
    #[pool(zero_terminated)]
    pub letters: *const u16,
}
