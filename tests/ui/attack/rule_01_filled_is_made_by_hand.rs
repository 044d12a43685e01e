// Rule 1: only `Root::fill` makes a `Filled`.
use cymem::{Filled, Graph, PoolAlloc};
use std::marker::PhantomData;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let _ = Graph::<Node>::build(|_, _| Ok(Filled { root: PhantomData, brand: PhantomData }));
}
