#[derive(PoolAlloc)]
#[repr(C)]
pub struct Span {
    #[pool(end = end)]
    pub begin: *const i32,
    pub end: *const i32,
}
