//! Nothing of a scope is there when it has ended.

use cymem::{Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
pub struct Node {
    id: u32,
    #[pool(one)]
    next: *mut Node,
}

fn main() {
    let pool = Pool::new();
    let node = pool.scope(|scope| Node::new_in(scope, NodeInit { id: 1, next: Null }));
    drop(node);

    let mut kept = None;
    pool.scope(|scope| kept = Some(scope.alloc::<u8>(1).unwrap()));
    drop(kept);
}
