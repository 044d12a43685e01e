//! Rule 26: the node before is of the type of the list.
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
struct Item {
    #[pool(list)]
    next: *mut Item,
    #[pool(back = next)]
    previous: *mut Node,
}

fn main() {}
