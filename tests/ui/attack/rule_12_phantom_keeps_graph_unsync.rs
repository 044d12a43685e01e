// Rule 12: `PhantomData` counts for `Sync`.
use cymem::{Graph, PoolAlloc, Pooled};
use std::cell::Cell;
use std::marker::PhantomData;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    mark: PhantomData<Cell<u32>>,
    #[pool(one)]
    next: *const Node,
}

fn shared<T: Sync>() {}
fn sent<T: Send>() {}

fn main() {
    shared::<Graph<Node>>();
    sent::<Pooled<'static, Node>>();
}
