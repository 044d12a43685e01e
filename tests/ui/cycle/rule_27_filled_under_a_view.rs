//! Rule 27: no view is alive while a slot is filled.
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
        let seer = cx.build(NodeInit { id: 1, friend: root.link(), owned: Null })?;
        let zero = cx.view(seer).friend().unwrap();
        cx.fill(root, NodeInit { id: zero.id(), friend: Null, owned: Null })?;
        println!("{}", zero.id());
        Ok(())
    });
}
