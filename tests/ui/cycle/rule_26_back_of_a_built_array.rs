//! Rule 26: nor is an array of such nodes.
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

#[derive(PoolAlloc)]
#[repr(C)]
struct Many {
    len: u32,
    #[pool(len = len, back)]
    kids: *mut Kid,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Kid {
    #[pool(back)]
    many: *mut Many,
}

fn main() {
    let _ = Graph::<Many>::new_cyclic(|cx, root| -> Result<(), Error> {
        let kids = cx.reserve_array::<Kid>(0)?;
        let kids = cx.complete(kids)?;
        cx.fill(root, ManyInit { kids })?;
        Ok(())
    });
}
