use cymem::PoolAlloc;
use std::sync::Arc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Arc<f64>,
}

fn main() {}
