use cymem::PoolAlloc;
use std::time::Instant;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Instant,
}

fn main() {}
