// mistakes: 6
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(str = 1)]
    x: [c_char; 8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(str)]
    x: [[c_char; 8]; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(str)]
    x: [*mut c_char; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(str)]
    x: String,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(str)]
    x: &'static str,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    #[pool(str, cstr)]
    x: [c_char; 8],
}

fn main() {}
