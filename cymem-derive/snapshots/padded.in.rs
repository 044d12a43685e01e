#[derive(PoolAlloc)]
#[repr(C)]
pub struct Padded {
    pub tag: u8,
    pub value: f64,
}
