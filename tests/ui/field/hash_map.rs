use cymem::PoolAlloc;
use std::collections::HashMap;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: HashMap<u32, f64>,
}

fn main() {}
