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
    let graph: Graph<Node> = Graph::new(NodeInit { id: 1, left: Null, right: Null })?;
    assert!(!graph.as_mut_ptr().is_null());
    Ok(())
}
