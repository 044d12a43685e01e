// mistakes: 4
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(cstr, len = m)]
    x: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(str, len = n, len = n)]
    x: [c_char; 8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: bool,
    #[pool(str, len = n)]
    x: [c_char; 8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(cstr, len = n, one)]
    x: *const c_char,
}

fn main() {}
