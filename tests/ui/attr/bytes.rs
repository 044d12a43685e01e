// mistakes: 6
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(bytes)]
    x: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(bytes, len = n)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(bytes, zero_terminated)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(bytes, len = n)]
    x: [u8; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(bytes, len = n, unit = bytes)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: f64,
    #[pool(bytes, len = n)]
    x: *mut u8,
}

fn main() {}
