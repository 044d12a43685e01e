#![forbid(unsafe_code)]
//! The root of one graph is kept and filled in the build of another.
use std::cell::Cell;

use cymem::{Error, Graph, PoolAlloc};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
fn main() {
    let kept = Cell::new(None);
    let _ = Graph::<Node>::build(|_, root| {
        kept.set(Some(root));
        Err(Error::UnknownAddress { address: 0 })
    });
    let _ = Graph::<Node>::build(|_, _| kept.take().unwrap().fill(NodeInit { x: [1u8] }));
}
