use cymem::PoolAlloc;
use std::convert::Infallible;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Infallible,
}

fn main() {}
