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
    let node;
    {
        let pool = Pool::new();
        node = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null })?;
    }
    assert_eq!(node.id(), 1);
    Ok(())
}
