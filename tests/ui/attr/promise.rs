// mistakes: 5
use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(opaque, unsafe)]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(opaque, unsafe(copy))]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(one, unsafe(send))]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(opaque, unsafe(send, send))]
    x: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(opaque, unsafe(send sync))]
    x: *mut c_void,
}

fn main() {}
