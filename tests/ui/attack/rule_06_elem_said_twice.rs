#![forbid(unsafe_code)]
//! What an untyped pointer points to is said by the macro alone.
use std::ffi::c_void;

use cymem::PoolAlloc;
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(elem = u64, len = n)]
    x: *mut c_void,
}
impl cymem::private::Elem<1> for Node {
    type Of = u8;
}
fn main() {}
