// mistakes: 4
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(str)]
    x: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(str)]
    x: [u32; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(str)]
    x: [c_char; 0],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(str)]
    x: c_char,
}

fn main() {}
