#[derive(PoolAlloc)]
#[repr(C)]
pub struct Pointers {
    pub n: u32,
    #[pool(each(len = n))]
    pub planes: [*mut u8; 4],
}
