// Rule 12: a `Graph` is `Sync`, so what its pool owns must stay unreachable from outside.
use cymem::{Graph, Null, PoolAlloc};
use std::cell::Cell;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let mut leaked: Option<&Cell<u32>> = None;
    let graph = Graph::<Node>::build(|pool, root| {
        leaked = Some(pool.own(Cell::new(1))?);
        root.fill(NodeInit { id: 1, next: Null })
    });
    drop(graph);
    println!("{:?}", leaked);
}
