#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_snapshot_free"))]
pub struct FreeFn {
    pub n: u32,
    #[pool(len = n)]
    pub values: *mut f64,
}
