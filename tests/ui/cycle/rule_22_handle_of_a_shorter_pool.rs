//! Rule 22: a build takes handles of pools that live as long as its own, and no reference to it is one to a build of a shorter-lived pool.
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

use cymem::Cyclic;

fn shorter<'b, 'long: 'short, 'short>(cx: Cyclic<'b, 'long>) -> Cyclic<'b, 'short> {
    cx
}

fn main() {
    let pool = Pool::new();
    let _ = pool.build_cyclic(|cx| -> Result<_, Error> {
        let short = Pool::new();
        let node = Node::new_in(&short, NodeInit { id: 1, friend: Null, owned: Null })?;
        cx.build(NodeInit { id: 1, friend: node, owned: node })
    });
}
