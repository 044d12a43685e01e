use cymem::PoolAlloc;
use std::mem::MaybeUninit;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: MaybeUninit<f64>,
}

fn main() {}
