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
    let pool = Pool::new();
    let node = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null })?;
    drop(pool);
    assert_eq!(node.id(), 1);
    Ok(())
}
