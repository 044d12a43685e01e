#[derive(PoolAlloc)]
#[repr(C)]
pub struct Promised {
    #[pool(unsafe(plain))]
    pub start: Stamp,
    pub n: u32,
    #[pool(len = n, unsafe(plain))]
    pub stamps: *mut Stamp,
    #[pool(one, unsafe(plain))]
    pub end: *const Stamp,
}
