// mistakes: 6
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(cstr)]
    x: *const str,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(cstr)]
    x: *const *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(cstr)]
    x: *const [c_char; 8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(cstr)]
    x: String,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(cstr)]
    x: [c_char; 8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    #[pool(cstr)]
    x: *const u32,
}

fn main() {}
