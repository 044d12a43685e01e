#[derive(PoolAlloc)]
#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}
