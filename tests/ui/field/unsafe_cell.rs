use cymem::PoolAlloc;
use std::cell::UnsafeCell;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: UnsafeCell<u32>,
}

fn main() {}
