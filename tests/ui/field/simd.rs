use cymem::PoolAlloc;
use std::arch::x86_64::__m128;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: __m128,
}

fn main() {}
