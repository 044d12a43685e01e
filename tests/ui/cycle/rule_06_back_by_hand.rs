//! Rule 6: the trait of nodes that lead back is unsafe.
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

impl cymem::shape::PointsBack<Pool> for Node {}

fn main() {}
