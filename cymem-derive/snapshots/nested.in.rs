#[derive(PoolAlloc)]
#[repr(C)]
pub struct Outer {
    #[pool(nested)]
    pub inner: Inner,
}
