#[derive(PoolAlloc)]
#[repr(C)]
pub struct Each {
    #[pool(null_terminated, each(one))]
    pub numbers: *mut *mut u32,
}
