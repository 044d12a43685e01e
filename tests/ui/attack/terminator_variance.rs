#![forbid(unsafe_code)]
#![allow(coherence_leak_check)]
use cymem::{Pool, PoolAlloc};
use std::marker::PhantomData;
trait Tr { const END: u8; }
type Any = for<'a> fn(&'a u8);
type Static = fn(&'static u8);
impl Tr for Any { const END: u8 = 1; }
impl Tr for Static { const END: u8 = 0x99; }
#[derive(PoolAlloc)]
#[repr(C)]
struct Node<F: Tr> {
    y: u32,
    f: PhantomData<F>,
    #[pool(terminator = F::END)]
    p: *mut u8,
}
fn main() {
    let pool = Pool::new();
    let h = Node::<Any>::new_in(&pool, NodeInit { y: 0, p: [7u8] }).unwrap();
    let v: &NodeView<Static> = h.view(); // Pooled is invariant, the view is not
    println!("{:?}", v.p().len());
}
