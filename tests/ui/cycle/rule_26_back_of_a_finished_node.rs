//! Rule 26: a finished node is not changed, so it is nobody's child any more.
#![allow(unused_imports)]

use cymem::{Copied, Error, Graph, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(back)]
    parent: *mut Node,
    #[pool(one, back)]
    kid: *mut Node,
}

fn main() {
    let pool = Pool::new();
    let kid = Node::new_in(&pool, NodeInit { id: 1, kid: Null }).unwrap();
    let _ = Node::new_in(&pool, NodeInit { id: 2, kid });
}
