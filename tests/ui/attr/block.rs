// mistakes: 3
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(block)]
    x: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(cstr, block, len = n)]
    x: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = n, block)]
    x: *const c_char,
}

fn main() {}
