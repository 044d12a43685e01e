use std::cell::Cell;
use std::marker::PhantomData;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Inner {
    id: u32,
    mark: PhantomData<Cell<u32>>,
    n: u32,
    #[pool(len = n)]
    data: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer {
    #[pool(link)]
    inner: *mut Inner,
}

fn send<T: Send>() {}

fn main() {
    // A handle of the inner node may stay behind, so the node would be shared.
    send::<Graph<Outer>>();
}
