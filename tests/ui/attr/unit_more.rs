// mistakes: 3
use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(elem = f64, zero_terminated, unit = bytes)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(elem = f64, len = n, unit = 8)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(elem = f64, len = n, unit = bytes, unit = bytes)]
    x: *mut c_void,
}

fn main() {}
