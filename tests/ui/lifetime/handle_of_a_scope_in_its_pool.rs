//! A node of the pool lives longer than what it would point to.

use cymem::{Error, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
pub struct Node {
    id: u32,
    #[pool(one)]
    next: *mut Node,
}

fn main() -> Result<(), Error> {
    let pool = Pool::new();
    let kept = pool.scope(|scope| {
        let next = Node::new_in(scope, NodeInit { id: 1, next: Null })?;
        Node::new_in(&pool, NodeInit { id: 2, next })
    });
    kept.map(|node| drop(node.next()))
}
