//! Rule 22: a link fits only into the build that it is from.
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
    let _ = pool.build_cyclic(|outer| -> Result<_, Error> {
        let slot = outer.reserve::<Node>()?;
        let link = slot.link();
        let _ = pool.build_cyclic(|inner| -> Result<_, Error> {
            inner.build(NodeInit { id: 1, friend: link, owned: Null })
        });
        outer.fill(slot, NodeInit { id: 1, friend: Null, owned: Null })
    });
}
