#![allow(unused)]

use cymem::PoolAlloc;

// Names of std stand for std's types, whatever they are: the pointer is written out.
type String = *mut std::ffi::c_char;
type NonNull<T> = *mut T;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(cstr)]
    x: String,
    #[pool(one)]
    y: NonNull<u8>,
}

fn main() {}
