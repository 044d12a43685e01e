use cymem::PoolAlloc;
use std::num::NonZero;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Option<NonZero<u32>>,
}

fn main() {}
