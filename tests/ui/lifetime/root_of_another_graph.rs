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
    let outer: Graph<Node> = Graph::build(|_, outer_root| {
        let _inner: Graph<Node> = Graph::build(|_, _inner_root| outer_root.fill(NodeInit { id: 1, left: Null, right: Null }))?;
        unreachable!()
    })?;
    assert_eq!(outer.id(), 1);
    Ok(())
}
