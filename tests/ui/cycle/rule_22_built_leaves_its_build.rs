//! Rule 22: what a build has made does not leave it before every slot is filled.
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
    let mut kept = None;
    let _ = pool.build_cyclic(|cx| -> Result<_, Error> {
        let built = cx.build(NodeInit { id: 1, friend: Null, owned: Null })?;
        kept = Some(built);
        Ok(built)
    });
}
