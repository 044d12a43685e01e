use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: usize,
    #[pool(len = n, unit = bytes)]
    x: *mut c_void,
}

fn main() {}
