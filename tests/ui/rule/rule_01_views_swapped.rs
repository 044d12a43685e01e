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
    let mut a: Graph<Node> = Graph::new(NodeInit { id: 1, left: Null, right: Null })?;
    let mut b: Graph<Node> = Graph::new(NodeInit { id: 1, left: Null, right: Null })?;
    std::mem::swap(&mut *a, &mut *b);
    Ok(())
}
