#![forbid(unsafe_code)]

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_ui_denied_free"))]
pub struct Row {
    pub len: u32,
    #[pool(len = len)]
    pub values: *mut f64,
}

fn main() {}
