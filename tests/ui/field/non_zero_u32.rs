use cymem::PoolAlloc;
use std::num::NonZeroU32;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: NonZeroU32,
}

fn main() {}
