#[derive(PoolAlloc)]
#[repr(C)]
pub struct Alias {
    #[pool(cstr)]
    pub name: Text,
    pub n: u32,
    #[pool(len = n, elem = u16)]
    pub data: Untyped,
    #[pool(len = n, each(one))]
    pub numbers: *mut Number,
}
