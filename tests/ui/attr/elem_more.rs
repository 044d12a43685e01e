// mistakes: 9
use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(elem = f64, list)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(elem = f64, cstr)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(elem = f64, null)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(elem = f64, elem = f64, len = n)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(elem = *mut f64, len = n)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool(elem = str, len = n)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    n: u32,
    #[pool(elem = f64, len = n)]
    x: [c_void; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct H {
    n: u32,
    #[pool(len = n, each(elem = f64, one))]
    x: *mut *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct I {
    n: u32,
    #[pool(elem = 3, len = n)]
    x: *mut c_void,
}

fn main() {}
