#[derive(PoolAlloc)]
#[repr(C)]
pub struct Ends {
    #[pool(terminator = -1)]
    pub indices: *mut i32,
    #[pool(zero_terminated, until = |byte| *byte == 9)]
    pub bytes: *mut u8,
}
