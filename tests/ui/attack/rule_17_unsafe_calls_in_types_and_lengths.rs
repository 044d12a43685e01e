#![deny(unsafe_code)]
//! Types and lengths that stand in generated `unsafe` blocks call an unsafe function.
use std::ffi::c_void;

use cymem::PoolAlloc;
#[allow(unsafe_code)]
const unsafe fn two() -> usize {
    2
}
trait Long {
    const K: usize;
}
impl<const K: usize> Long for [u8; K] {
    const K: usize = K;
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Erased {
    n: u32,
    #[pool(elem = [u8; { two() }], len = n, unit = bytes)]
    x: *mut c_void,
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Counted {
    #[pool(len = <[u8; { two() }] as Long>::K)]
    x: *mut u8,
}
fn main() {}
