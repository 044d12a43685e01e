use cymem::PoolAlloc;
use std::time::Duration;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Duration,
}

fn main() {}
