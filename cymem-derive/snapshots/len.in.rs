#[derive(PoolAlloc)]
#[repr(C)]
pub struct Len {
    pub length: u32,
    #[pool(len = length)]
    pub indices: *mut usize,
    #[pool(len = length)]
    pub values: *const f64,
}
