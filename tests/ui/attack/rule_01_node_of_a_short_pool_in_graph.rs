// Rule 1: a `Graph` owns all that it points to, so no handle of another pool goes in.
use cymem::{Graph, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let pool = Pool::new();
    let other = Node::new_in(&pool, NodeInit { id: 2, next: Null }).unwrap();
    let graph = Graph::<Node>::new(NodeInit { id: 1, next: other }).unwrap();
    drop(pool);
    println!("{}", graph.next().unwrap().id());
}
