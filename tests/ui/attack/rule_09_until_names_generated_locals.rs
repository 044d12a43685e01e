#![forbid(unsafe_code)]
//! The expressions of attributes see no variable of the generated code.
use cymem::PoolAlloc;
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(zero_terminated, until = |x| { let _ = __cymem_element; *x == 1 })]
    x: *mut u8,
}
fn main() {}
