#[derive(PoolAlloc)]
#[repr(C)]
pub struct Several {
    #[pool(nested)]
    pub inner: [Inner; 2],
}
