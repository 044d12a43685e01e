// mistakes: 2
use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(elem = f64, len = n, unit = bits)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(elem = f64, len = n, unit)]
    x: *mut c_void,
}

fn main() {}
