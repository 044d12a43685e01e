use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n)]
    x: *mut c_void,
}

fn main() {}
