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
    let outer: Graph<Node> = Graph::build(|_, _outer_root| {
        let mut stolen = None;
        let _inner: Graph<Node> = Graph::build(|_, inner_root| {
            stolen = Some(inner_root.fill(NodeInit { id: 1, left: Null, right: Null })?);
            unreachable!()
        })?;
        Ok(stolen.unwrap())
    })?;
    assert_eq!(outer.id(), 1);
    Ok(())
}
