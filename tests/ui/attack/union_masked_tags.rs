#![forbid(unsafe_code)]
#![allow(dead_code)]
use std::ffi::c_char;

use cymem::PoolAlloc;

// Different numbers, and the same byte: a number would be seen as a pointer.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Value {
    #[pool(when = -1, cstr)]
    text: *mut c_char,
    #[pool(when = 255)]
    number: u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Signed {
    kind: i8,
    #[pool(tag = kind, mask = 0xFF)]
    value: Value,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Wide {
    #[pool(when = [0, i64::MIN], cstr)]
    text: *mut c_char,
    #[pool(when = 0x8000_0000_0000_0000_u64)]
    number: u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct WithSign {
    kind: i64,
    #[pool(tag = kind, mask = i64::MIN)]
    value: Wide,
}

fn main() {}
