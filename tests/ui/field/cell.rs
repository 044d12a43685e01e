use cymem::PoolAlloc;
use std::cell::Cell;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Cell<u32>,
}

fn main() {}
