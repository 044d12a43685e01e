//! Rule 26: nor is a node that the same build has written.
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
    let _ = Graph::<Node>::new_cyclic(|cx, root| -> Result<(), Error> {
        let kid = cx.build(NodeInit { id: 1, kid: Null })?;
        cx.fill(root, NodeInit { id: 2, kid })?;
        Ok(())
    });
}
