#![forbid(unsafe_code)]
//! The module of the struct sees the view's field, but cannot move a node out of it.
use cymem::{Graph, PoolAlloc};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
impl Clone for NodeView {
    fn clone(&self) -> Self {
        NodeView(self.0)
    }
}
fn main() {
    let _ = Graph::<Node>::new(NodeInit { x: [1u8] }).unwrap().clone();
}
