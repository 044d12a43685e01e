// mistakes: 11
use std::ffi::{c_char, c_void};

use cymem::PoolAlloc;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union U {
    #[pool(when = 0)]
    number: u32,
    #[pool(when = 1)]
    float: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Missing {
    kind: u32,
    #[pool(tag = kid)]
    u: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Float {
    kind: f32,
    #[pool(tag = kind)]
    u: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Pointer {
    #[pool(opaque)]
    kind: *mut c_void,
    #[pool(tag = kind)]
    u: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Count {
    kind: u32,
    #[pool(len = kind)]
    data: *mut u8,
    #[pool(tag = kind)]
    u: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct InLength {
    kind: u32,
    #[pool(tag = kind)]
    u: U,
    #[pool(len = kind + 1)]
    data: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Constant {
    #[pool(value = 3)]
    kind: u32,
    #[pool(tag = kind)]
    u: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct OneMask {
    kind: u32,
    #[pool(tag = kind)]
    u: U,
    #[pool(tag = kind, mask = 1)]
    v: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Array {
    kind: u32,
    #[pool(tag = kind)]
    u: [U; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Both {
    kind: u32,
    #[pool(tag = kind, untagged)]
    u: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Mask {
    kind: u32,
    #[pool(untagged, mask = 1)]
    u: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Text {
    kind: u32,
    #[pool(tag = kind, cstr)]
    u: *mut c_char,
}

fn main() {}
