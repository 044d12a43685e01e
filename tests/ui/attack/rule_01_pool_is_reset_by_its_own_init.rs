#![forbid(unsafe_code)]
//! An iterator resets the pool that it is written to, and a pool is taken away under a handle.
use cymem::{Pool, PoolAlloc};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
fn main() {
    let mut pool = Pool::new();
    let reset = (0..3u8).map(|i| {
        pool.reset();
        i
    });
    let _ = Node::new_in(&pool, NodeInit { x: reset });
    let node = Node::new_in(&pool, NodeInit { x: [1u8] }).unwrap();
    drop(std::mem::take(&mut pool));
    println!("{:?}", node.x());
}
