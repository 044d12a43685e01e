#[derive(PoolAlloc)]
#[repr(transparent)]
pub struct Celsius(pub f64);
