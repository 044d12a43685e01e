#[derive(PoolAlloc)]
#[repr(C)]
pub struct Expression {
    pub n: i32,
    #[pool(len = n + 1)]
    pub offsets: *mut i32,
}
