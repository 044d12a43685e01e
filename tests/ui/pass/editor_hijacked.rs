#![forbid(unsafe_code)]
//! A trait for all types cannot take what an editor is made of by value: its own methods are called by their path.
use cymem::{Graph, PoolAlloc};
trait Hijack: Sized {
    fn node<R>(self) -> *mut R {
        panic!()
    }
    fn reach<R>(self) -> R {
        panic!()
    }
    fn view<R>(self) -> R {
        panic!()
    }
    fn reborrow<R>(self) -> R {
        panic!()
    }
}
impl<T> Hijack for T {}
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Node {
    id: u32,
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}
fn main() {
    let mut graph: Graph<Node> = Graph::new(NodeInit { id: 1, values: [1.0, 2.0] }).unwrap();
    graph.edit().set_id(2);
    graph.edit().values_mut().unwrap()[1] = 3.0;
    assert_eq!((graph.id(), graph.values()), (2, &[1.0, 3.0][..]));
}
