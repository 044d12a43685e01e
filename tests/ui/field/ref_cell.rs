use cymem::PoolAlloc;
use std::cell::RefCell;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: RefCell<u32>,
}

fn main() {}
