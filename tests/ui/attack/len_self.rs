#![forbid(unsafe_code)]
use cymem::{Graph, PoolAlloc};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    x: u32,
    #[pool(len = Self::N)]
    p: *mut u8,
}
impl<P> NodeInit<P> { const N: usize = 1; }
impl NodeView { const N: usize = 1 << 20; }
fn main() {
    let g: Graph<Node> = Graph::new(NodeInit { x: 0, p: [1u8] }).unwrap();
    println!("{:?}", g.p().len());
    println!("{:?}", g.p().iter().map(|&x| x as usize).sum::<usize>());
}
