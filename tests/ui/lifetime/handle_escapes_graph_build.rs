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
    let mut escaped = None;
    let graph: Graph<Node> = Graph::build(|pool, root| {
        escaped = Some(Node::new_in(pool, NodeInit { id: 1, left: Null, right: Null })?);
        root.fill(NodeInit { id: 1, left: Null, right: Null })
    })?;
    drop(graph);
    assert_eq!(escaped.unwrap().id(), 1);
    Ok(())
}
