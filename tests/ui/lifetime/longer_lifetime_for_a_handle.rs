use cymem::{Null, Pool, PoolAlloc, Pooled};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
}

fn forever(pool: &Pool) -> Result<Pooled<'static, Node>, cymem::Error> {
    Node::new_in(pool, NodeInit { id: 1, left: Null, right: Null })
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    let node = forever(&pool)?;
    assert_eq!(node.id(), 1);
    Ok(())
}
