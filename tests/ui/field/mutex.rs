use cymem::PoolAlloc;
use std::sync::Mutex;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Mutex<u32>,
}

fn main() {}
