use cymem::PoolAlloc;
use std::ffi::c_void;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: c_void,
}

fn main() {}
