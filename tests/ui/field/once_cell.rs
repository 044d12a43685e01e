use cymem::PoolAlloc;
use std::cell::OnceCell;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: OnceCell<u32>,
}

fn main() {}
