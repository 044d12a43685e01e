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
    let view = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null })?.view();
    drop(pool);
    assert_eq!(view.id(), 1);
    Ok(())
}
