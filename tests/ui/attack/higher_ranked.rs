#![forbid(unsafe_code)]
//! A length that differs between types of which one is a subtype of the other.
#![allow(coherence_leak_check)]
use std::marker::PhantomData;

use cymem::{Graph, PoolAlloc};
trait Long {
    const K: usize;
}
impl Long for for<'a> fn(&'a u8) {
    const K: usize = 1;
}
impl Long for fn(&'static u8) {
    const K: usize = 1000;
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Node<T: Long> {
    p: PhantomData<T>,
    #[pool(len = T::K)]
    x: *mut u64,
}
fn main() {
    let graph: Graph<Node<for<'a> fn(&'a u8)>> = Graph::new(NodeInit { x: [1u64] }).unwrap();
    let view: &NodeView<fn(&'static u8)> = &*graph;
    println!("{:?}", view.x());
}
