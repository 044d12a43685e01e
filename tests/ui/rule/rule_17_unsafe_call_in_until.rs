#![forbid(unsafe_code)]

use cymem::PoolAlloc;


#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(zero_terminated, until = |x| u32::unchecked_add(*x, 1) == 0)]
    x: *mut u32,
}

fn main() {}
