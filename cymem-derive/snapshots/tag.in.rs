#[derive(PoolAlloc)]
#[repr(C)]
pub struct Tagged {
    pub kind: i32,
    pub flags: u32,
    #[pool(tag = kind)]
    pub value: Cases,
    #[pool(tag = flags, mask = 0x3)]
    pub more: Cases,
    #[pool(untagged)]
    pub word: Untagged,
}
