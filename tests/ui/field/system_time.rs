use cymem::PoolAlloc;
use std::time::SystemTime;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: SystemTime,
}

fn main() {}
