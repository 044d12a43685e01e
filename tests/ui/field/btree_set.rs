use cymem::PoolAlloc;
use std::collections::BTreeSet;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: BTreeSet<u32>,
}

fn main() {}
