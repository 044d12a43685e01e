//! Rule 22: nor into a graph of its own.
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

fn keep(link: Link<'_, Node>) -> Result<Graph<Node>, Error> {
    Graph::new(NodeInit { id: 1, friend: link, owned: Null })
}

fn main() {}
