//! Rule 26: a link does not own.
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
        let link = root.link();
        cx.fill(root, NodeInit { id: 1, friend: link, owned: link })?;
        Ok(())
    });
}
