//! Rule 26: nothing is filled in an array that is complete.
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
        let slots = cx.reserve_array::<Node>(0)?;
        let _nodes = cx.complete(slots)?;
        cx.fill_at(&slots, 0, NodeInit { id: 1, friend: Null, owned: Null })?;
        cx.build(NodeInit { id: 1, friend: Null, owned: Null })
    });
}
