#![forbid(unsafe_code)]
use cymem::{Pool, PoolAlloc, Value};
use cymem::private::{Agreed, IntoRows};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: usize,
    #[pool(null_terminated, each(len = n + 1000000))]
    p: *mut *mut u8,
}
fn main() {
    let pool = Pool::new();
    let agreed = Agreed::open();
    let rows = IntoRows::<&Pool, *mut u8, Value>::into_rows([[1u8]], &agreed, "x");
    let g = Node::new_in(&pool, NodeInit { n: 1, p: rows }).unwrap();
    let r = g.p().get(0).unwrap();
    println!("{:?}", r.len());
    println!("{:?}", r.iter().map(|&x| x as usize).sum::<usize>());
}
