#![forbid(unsafe_code)]
//! A trait for all types cannot take the writer of generated code by value: that is a reference, whose own methods come
//! first.
use cymem::{Graph, PoolAlloc};
trait Hijack: Sized {
    fn cymem_pointer<A, B, R>(self, _: A, _: (), _: B) -> R {
        loop {}
    }
}
impl<T> Hijack for T {}
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(one)]
    x: *mut u8,
}
fn main() {
    let graph: Graph<Node> = Graph::new(NodeInit { x: 7_u8 }).unwrap();
    assert_eq!(graph.x(), Some(&7));
}
