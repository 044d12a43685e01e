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
    let graph: Graph<Node> = Graph::build(|_, root| {
        root.fill(NodeInit { id: 1, left: Null, right: Null })?;
        root.fill(NodeInit { id: 1, left: Null, right: Null })
    })?;
    assert_eq!(graph.id(), 1);
    Ok(())
}
