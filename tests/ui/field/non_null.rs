use cymem::PoolAlloc;
use std::ptr::NonNull;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: NonNull<f64>,
}

fn main() {}
