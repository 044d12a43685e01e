#[derive(PoolAlloc)]
#[repr(C)]
pub struct Handle {
    #[pool(opaque)]
    pub raw: *mut u8,
}
