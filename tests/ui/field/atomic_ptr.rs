use cymem::PoolAlloc;
use std::sync::atomic::AtomicPtr;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: AtomicPtr<f64>,
}

fn main() {}
