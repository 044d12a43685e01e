// mistakes: 6
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(Clone, Copy)]
#[repr(C)]
pub struct Foreign(u8, u32);

#[derive(PoolAlloc)]
#[repr(C)]
struct Bare {
    #[pool(unsafe)]
    x: Foreign,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Other {
    #[pool(unsafe(sound))]
    x: Foreign,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Text {
    #[pool(cstr, unsafe(plain))]
    x: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Terminated {
    n: u32,
    #[pool(len = n, each(zero_terminated), unsafe(plain))]
    x: *mut *mut Foreign,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Strings {
    n: u32,
    #[pool(len = n, each(cstr), unsafe(plain))]
    x: *mut *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Pointer {
    #[pool(unsafe(plain))]
    x: *mut Foreign,
}

fn main() {}
