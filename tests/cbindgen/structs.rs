//! Structs as a Rust library would give them to its users in C and Python. `cbindgen.rs` compiles
//! them, and has cbindgen read them.

use core::ffi::{c_char, c_int, c_void};

use cymem::PoolAlloc;

/// A point, plain.
#[derive(PoolAlloc, Debug, PartialEq)]
#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// Points that share their count with weights.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Polygon {
    #[pool(cstr)]
    pub name: *const c_char,
    pub len: u32,
    #[pool(len = len)]
    pub points: *mut Point,
    #[pool(len = len)]
    pub weights: *const f32,
    pub closed: bool,
}

/// A tree with labels and a callback.
#[derive(PoolAlloc)]
#[repr(C)]
pub struct Node {
    pub id: u64,
    #[pool(str)]
    pub label: [c_char; 12],
    #[pool(null_terminated, each(cstr))]
    pub aliases: *const *const c_char,
    #[pool(one)]
    pub left: *mut Node,
    #[pool(one)]
    pub right: *mut Node,
    #[pool(nested)]
    pub shape: Polygon,
    pub visit: Option<extern "C" fn(id: u64, data: *mut c_void) -> c_int>,
    #[pool(opaque)]
    pub data: *mut c_void,
}

/// What a function takes, so that cbindgen writes all of them.
#[unsafe(no_mangle)]
pub extern "C" fn node_id(node: *const Node) -> u64 {
    // SAFETY: this is only declared for cbindgen and called by the test with a live node.
    unsafe { (*node).id }
}
