#[derive(PoolAlloc)]
#[repr(C)]
pub struct Until {
    #[pool(terminator = -1, until = |index| *index < 0)]
    pub indices: *mut i32,
}
