#![forbid(unsafe_code)]
use cymem::{Graph, PoolAlloc};
trait Tr { type T; }
impl<P> Tr for NodeInit<P> { type T = u8; }
impl Tr for NodeView { type T = [u64; 4096]; }
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: usize,
    #[pool(elem = <Self as Tr>::T, len = n)]
    p: *mut core::ffi::c_void,
}
fn main() {
    let g: Graph<Node> = Graph::new(NodeInit { p: [1u8, 2, 3] }).unwrap();
    println!("{:?}", g.p().len());
    println!("{:?}", g.p().iter().flatten().fold(0u64,|a,b|a^*b));
}
