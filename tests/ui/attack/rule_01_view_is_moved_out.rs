// Rule 1: a view is only ever borrowed.
use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let graph = Graph::<Node>::new(NodeInit { id: 1, next: Null }).unwrap();
    let view: NodeView = *graph;
    drop(graph);
    println!("{}", view.id());
}
