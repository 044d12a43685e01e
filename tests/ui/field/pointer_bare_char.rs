use cymem::PoolAlloc;
use std::ffi::c_char;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: *const c_char,
}

fn main() {}
