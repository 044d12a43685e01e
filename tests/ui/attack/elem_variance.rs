#![forbid(unsafe_code)]
#![allow(coherence_leak_check)]
use cymem::{Graph, PoolAlloc};
use std::marker::PhantomData;
trait Tr { type T: cymem::Plain + Copy; }
type Any = for<'a> fn(&'a u8);
type Static = fn(&'static u8);
impl Tr for Any { type T = u8; }
impl Tr for Static { type T = [u64; 4096]; }
#[derive(PoolAlloc)]
#[repr(C)]
struct Node<F: Tr> {
    n: u32,
    f: PhantomData<F>,
    #[pool(elem = <F as Tr>::T, len = n)]
    p: *mut core::ffi::c_void,
}
fn main() {
    let g: Graph<Node<Any>> = Graph::new(NodeInit { p: [1u8] }).unwrap();
    let g: Graph<Node<Static>> = g;
    println!("{:?}", g.p().iter().flatten().fold(0u64,|a,b|a^*b));
}
