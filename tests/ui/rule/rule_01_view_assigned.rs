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
    let a = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null })?;
    a.0 = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null })?.0;
    Ok(())
}
