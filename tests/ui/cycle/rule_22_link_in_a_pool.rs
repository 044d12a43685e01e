//! Rule 22: links fit into what the build writes, and into nothing else of its pool.
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
    let pool = Pool::new();
    let _ = pool.build_cyclic(|cx| -> Result<_, Error> {
        let slot = cx.reserve::<Node>()?;
        let leaked = pool.build(NodeInit { id: 1, friend: slot.link(), owned: Null })?;
        println!("{}", leaked.friend().unwrap().id());
        cx.fill(slot, NodeInit { id: 1, friend: Null, owned: Null })
    });
}
