// mistakes: 2
#![allow(non_camel_case_types, unused)]

use std::ffi::{c_char, c_void};

use cymem::PoolAlloc;

type size_t = usize;
type Handle = *mut u8;

// A plain field: it does not say what it points to.
#[derive(PoolAlloc)]
#[repr(C)]
struct Bare {
    data: Handle,
}

// No alias of a pointer.
#[derive(PoolAlloc)]
#[repr(C)]
struct Number {
    #[pool(opaque)]
    data: size_t,
}

fn main() {}
