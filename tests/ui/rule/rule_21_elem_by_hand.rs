// Rule 21: what a void pointer points to is said by the derive alone.
use std::ffi::c_void;
use std::marker::PhantomData;

use cymem::{Plain, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: usize,
    #[pool(len = n, elem = u8)]
    p: *mut c_void,
}

impl cymem::private::Elem<1> for Node {
    type Of = [u64; 4096];
}

// A bound that says another type than the derive.
#[derive(PoolAlloc)]
#[repr(C)]
struct Bound<T: Plain>
where
    Bound<T>: cymem::private::Elem<2, Of = T>,
{
    n: usize,
    t: PhantomData<T>,
    #[pool(len = n, elem = u8)]
    p: *mut c_void,
}

fn main() {}
