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
    let view: NodeView = *node;
    drop(pool);
    assert!(view.left().is_none());
    Ok(())
}
