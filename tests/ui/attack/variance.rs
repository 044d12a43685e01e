#![forbid(unsafe_code)]
#![allow(coherence_leak_check)]
use cymem::{Graph, PoolAlloc};
use std::marker::PhantomData;
trait Tr { const N: usize; }
type Any = for<'a> fn(&'a u8);
type Static = fn(&'static u8);
impl Tr for Any { const N: usize = 1; }
impl Tr for Static { const N: usize = 1 << 20; }
#[derive(PoolAlloc)]
#[repr(C)]
struct Node<F: Tr> {
    y: u32,
    f: PhantomData<F>,
    #[pool(len = F::N)]
    p: *mut u8,
}
fn main() {
    let g: Graph<Node<Any>> = Graph::new(NodeInit { y: 0, p: [1u8] }).unwrap();
    {
        let v: &NodeView<Static> = &*g; // the view alone is covariant too
        println!("view {:?}", v.p().len());
    }
    let g: Graph<Node<Static>> = g;
    println!("{:?}", g.p().len());
    println!("{:?}", g.p().iter().map(|&x| x as usize).sum::<usize>());
}
