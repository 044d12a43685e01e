// mistakes: 3
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(cstr)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(cstr)]
    x: c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(cstr = 1)]
    x: *const c_char,
}

fn main() {}
