// mistakes: 2
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(crate)]
#[repr(C)]
struct Row {
    id: u32,
}

#[derive(PoolAlloc)]
#[pool(crate = 3)]
#[repr(C)]
struct Row2 {
    id: u32,
}

fn main() {}
