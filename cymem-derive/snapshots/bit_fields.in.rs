#[derive(PoolAlloc)]
#[repr(C)]
pub struct Flags {
    pub _bitfield_align_1: [u16; 0],
    #[pool(unsafe(plain))]
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 2usize]>,
    #[pool(one)]
    pub data: *mut u32,
}
