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
    let mut node = Node { id: 1, left: std::ptr::null_mut(), right: std::ptr::null_mut() };
    let graph = Graph::from_raw(&raw mut node);
    assert!(graph.id() == 1);
    Ok(())
}
