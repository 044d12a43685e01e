//! Rule 26: what is said of pointers back is checked.
#![allow(unused_imports)]

use cymem::{Copied, Error, Graph, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(back)]
    parent: *mut Node,
    #[pool(one, back)]
    kid: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Wrong {
    #[pool(back)]
    first: *mut Node,
    #[pool(back)]
    second: *mut Node,
    #[pool(back = nothing)]
    third: *mut Wrong,
    #[pool(back = first)]
    fourth: *mut Wrong,
    #[pool(one, back = first)]
    fifth: *mut Wrong,
    #[pool(cstr, back)]
    sixth: *const std::ffi::c_char,
    #[pool(link, back)]
    seventh: *mut Node,
    #[pool(back)]
    eighth: u32,
}

fn main() {}
