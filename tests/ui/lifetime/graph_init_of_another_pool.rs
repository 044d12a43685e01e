use cymem::{Graph, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let shared = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null })?;
    let graph: Graph<Node> = Graph::new(NodeInit { id: 2, left: shared, right: shared })?;
    assert_eq!(graph.id(), 2);
    Ok(())
}
