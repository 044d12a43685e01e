use cymem::PoolAlloc;
use std::num::NonZero;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: NonZero<u32>,
}

fn main() {}
