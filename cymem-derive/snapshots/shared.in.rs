#[derive(PoolAlloc)]
#[repr(C)]
pub struct Shared {
    #[pool(opaque, unsafe(send, sync))]
    pub both: *mut (),
    #[pool(opaque, unsafe(send))]
    pub one: *mut (),
}
