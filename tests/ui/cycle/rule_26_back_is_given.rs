//! Rule 26: nobody but the holder says where a node leads back to.
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
    let node = Node::new_in(&pool, NodeInit { id: 1, kid: Null }).unwrap();
    let _ = Node::new_in(&pool, NodeInit { id: 2, parent: node, kid: Null });
}
