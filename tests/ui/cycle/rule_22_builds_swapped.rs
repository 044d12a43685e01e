//! Rule 22: two builds are never of one type.
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
        let _ = Pool::new().build_cyclic(|inner| -> Result<_, Error> {
            std::mem::swap(outer, inner);
            inner.build(NodeInit { id: 1, friend: Null, owned: Null })
        });
        outer.fill(slot, NodeInit { id: 1, friend: Null, owned: Null })
    });
}
