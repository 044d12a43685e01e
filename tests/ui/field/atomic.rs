use cymem::PoolAlloc;
use std::sync::atomic::AtomicU32;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: AtomicU32,
}

fn main() {}
