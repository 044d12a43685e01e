#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
pub struct Edit {
    pub n: u32,
    pub w: u32,
    pub gain: f32,
    pub size: [u16; 2],
    #[pool(len = n)]
    pub values: *mut f64,
    #[pool(len = w * 2)]
    pub cells: *mut Cell,
    #[pool(len = n)]
    pub fixed: *const f64,
    #[pool(one)]
    pub next: *mut Edit,
    #[pool(nested)]
    pub inside: Cell,
}
