#[derive(PoolAlloc)]
#[repr(C)]
pub struct Jagged {
    pub n: i32,
    #[pool(len = n)]
    pub lens: *const i32,
    #[pool(len = n, each(lens = lens))]
    pub rows: *const *const f64,
}
