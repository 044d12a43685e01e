//! A promise is unsafe code of the user, and rustc's lint hears of it, at its place.
#![forbid(unsafe_code)]

use std::ffi::{c_char, c_void};

use cymem::PoolAlloc;

#[allow(dead_code)]
#[derive(Clone, Copy)]
struct Borrowed(&'static str);

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct Promised {
    #[pool(unsafe(plain))]
    value: Borrowed,
    #[pool(cstr)]
    name: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Shared {
    len: usize,
    #[pool(len = len, each(opaque, unsafe(send, sync)))]
    handles: *mut *mut c_void,
}

fn main() {}
