#![forbid(unsafe_code)]
//! Views are no values that a pool could make.
use cymem::{Graph, Pool, PoolAlloc, Zeroed};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
fn main() {
    let _ = Pool::new().alloc::<NodeView>(1);
    let _ = cymem::zeroed::<NodeView>();
    let _ = cymem::zeroed::<cymem::private::Node<u8, ()>>();
    let _ = Graph::<NodeView>::new(Zeroed);
}
