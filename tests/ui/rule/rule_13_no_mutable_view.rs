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
    let mut graph: Graph<Node> = Graph::new(NodeInit { id: 1, left: Null, right: Null })?;
    let view: &mut NodeView = &mut graph;
    assert!(view.left().is_none());
    Ok(())
}
