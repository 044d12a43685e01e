//! Rule 26: nor does a slot, before it is filled.
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

fn main() {
    let _ = Graph::<Node>::new_cyclic(|cx, root| -> Result<(), Error> {
        let slot = cx.reserve::<Node>()?;
        cx.fill(root, NodeInit { id: 1, friend: Null, owned: slot })?;
        Ok(())
    });
}
