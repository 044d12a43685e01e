// Rule 21: macros in what a length or an element type says, however deep.
use std::ffi::c_void;

use cymem::PoolAlloc;

macro_rules! one {
    () => {
        1
    };
    (type) => {
        u8
    };
}

struct Exactly<const N: usize>;

impl<const N: usize> Exactly<N> {
    const N: usize = N;
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: usize,
    #[pool(len = Exactly::<{ one!() }>::N)]
    a: *mut u8,
    #[pool(len = Exactly::<{ std::mem::size_of::<one!(type)>() }>::N + n)]
    b: *mut u8,
    #[pool(len = n, elem = [one!(type); 3])]
    c: *mut c_void,
    #[pool(len = n, elem = [u8; one!()])]
    d: *mut c_void,
    #[pool(len = n)]
    e: *mut std::num::Wrapping<one!(type)>,
    f: [u8; one!() + 1],
}

fn main() {}
