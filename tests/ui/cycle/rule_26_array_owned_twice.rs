//! Rule 26: an array that was built in slots belongs to one node.
#![allow(unused_imports)]

use cymem::{Built, Error, Graph, Link, Null, Pool, PoolAlloc, Slot};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(link)]
    friend: *mut Node,
    #[pool(one)]
    owned: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Nodes {
    len: u32,
    #[pool(len = len)]
    nodes: *mut Node,
}

fn main() {
    let pool = Pool::new();
    let _ = pool.build_cyclic(|cx| -> Result<_, Error> {
        let slots = cx.reserve_array::<Node>(1)?;
        let nodes = cx.fill_all(slots, [NodeInit { id: 1, friend: Null, owned: Null }])?;
        cx.build(NodesInit { nodes })?;
        cx.build(NodesInit { nodes })
    });
}
