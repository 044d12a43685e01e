use cymem::PoolAlloc;
use std::mem::ManuallyDrop;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: ManuallyDrop<f64>,
}

fn main() {}
