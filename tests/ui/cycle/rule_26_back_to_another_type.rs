//! Rule 26: what leads back leads to a holder of its own type.
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
struct Other {
    large: [u64; 100],
    #[pool(one, back)]
    kid: *mut Node,
}

fn main() {
    let _ = Graph::<Other>::new(OtherInit { large: [0; 100], kid: NodeInit { id: 1, kid: Null } });
}
