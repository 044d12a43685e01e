// mistakes: 3
use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: usize,
    #[pool(len = n, unit = bytes)]
    x: *const u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: usize,
    #[pool(len = n, unit = bytes, elem = u32)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: usize,
    #[pool(len = n, unit = bytes)]
    x: *mut c_void,
}

fn main() {}
