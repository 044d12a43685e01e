#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
pub struct Parameter {
    pub kind: i32,
    pub count: i32,
    #[pool(len = count)]
    pub weight: *mut f64,
}
