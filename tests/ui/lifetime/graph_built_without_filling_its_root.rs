use cymem::{Graph, PoolAlloc};

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
    let graph: Graph<Node> = Graph::build(|_, _root| Ok(()))?;
    assert_eq!(graph.id(), 0);
    Ok(())
}
