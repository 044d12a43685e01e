#![forbid(unsafe_code)]
use cymem::{Graph, PoolAlloc, Zeroed};
trait A { fn a(&self) {} }
trait B { fn b(&self) {} }
trait C: A + B {}
type D = dyn C;
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(opaque)]
    p: *const D,
}
fn main() {
    let g: Graph<Node> = Graph::new(Zeroed).unwrap();
    let p: *const D = g.p();
    let q: *const dyn B = p;
    println!("{:?}", q);
}
