use cymem::{Null, Pool, PoolAlloc};

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
    let long = Pool::new();
    let node;
    {
        let short = Pool::new();
        let shared = Node::new_in(&short, NodeInit { id: 1, left: Null, right: Null })?;
        node = Node::new_in(&long, NodeInit { id: 2, left: shared, right: shared })?;
    }
    assert_eq!(node.left().unwrap().id(), 1);
    Ok(())
}
