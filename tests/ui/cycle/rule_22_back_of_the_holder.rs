//! Rule 22: the place of a holder is made by unsafe code alone.
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
    let mut node = std::mem::MaybeUninit::<Node>::uninit();
    let _ = cymem::private::Holder::new(node.as_mut_ptr());
    let _ = cymem::private::Holder(node.as_mut_ptr());
}
