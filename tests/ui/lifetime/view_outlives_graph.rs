use cymem::{Graph, Null, PoolAlloc};

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
    let graph: Graph<Node> = Graph::new(NodeInit { id: 2, left: NodeInit { id: 1, left: Null, right: Null }, right: Null })?;
    let left = graph.left();
    drop(graph);
    assert_eq!(left.unwrap().id(), 1);
    Ok(())
}
