// mistakes: 4
use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(elem = f64)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(elem, len = n)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(elem = f64, len = n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(elem = f64, opaque)]
    x: *mut c_void,
}

fn main() {}
