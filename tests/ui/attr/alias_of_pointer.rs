// mistakes: 6
#![allow(non_camel_case_types, unused)]

use std::ffi::{c_char, c_void};

use cymem::PoolAlloc;

// As bindgen writes them.
type gpointer = *mut c_void;
type Text = *const c_char;
type Handle = *mut Hidden;

pub struct Hidden;

#[derive(PoolAlloc)]
#[repr(C)]
struct Opaque {
    #[pool(opaque)]
    data: gpointer,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Length {
    n: u32,
    #[pool(len = n, elem = u8)]
    data: gpointer,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct CString {
    #[pool(cstr)]
    name: Text,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Each {
    n: u32,
    #[pool(len = n, each(opaque))]
    handles: *const Handle,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Terminated {
    #[pool(null_terminated, each(opaque))]
    handles: *mut Handle,
}

// No alias.
#[derive(PoolAlloc)]
#[repr(C)]
struct Number {
    #[pool(opaque)]
    data: u64,
}

fn main() {}
