// Rule 12: an opaque pointer, however deep, keeps a graph on its thread.
use cymem::{Graph, PoolAlloc};
use std::ffi::c_void;

#[derive(PoolAlloc)]
#[repr(C)]
struct Inner {
    n: u32,
    #[pool(len = n, each(opaque))]
    hidden: *mut *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer {
    #[pool(null_terminated, each(one))]
    inner: *mut *mut Inner,
}

fn sent<T: Send>() {}

fn main() {
    sent::<Graph<Outer>>();
}
