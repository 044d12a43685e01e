#![forbid(unsafe_code)]

use cymem::PoolAlloc;


#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(value = unsafe { u32::unchecked_add(u32::MAX, 1) })]
    x: u32,
}

fn main() {}
