//! Rule 27: without the build, nothing of a node is seen.
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

fn see<'b>(built: Built<'b, Node>, slot: Slot<'b, Node>) -> (u32, u32) {
    (built.id(), slot.link().id())
}

fn main() {}
