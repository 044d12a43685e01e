#![forbid(unsafe_code)]
use cymem::{Graph, PoolAlloc, Plain, Filled, Null, Root, Pool, Error};
use std::marker::PhantomData;
trait Helper<U>: Plain {}
impl Helper<u8> for u32 {}
#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct Forge<T, U> where T: Helper<U> {
    x: T,
    u: PhantomData<U>,
    n: usize,
    #[pool(len = n)]
    p: *mut u8,
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Target {
    n: usize,
    #[pool(len = n)]
    p: *mut u8,
}
fn go<'p>(_: &'p Pool, _root: Root<'p, Target>) -> Result<Filled<'p, Target>, Error> {
    let f = ForgeInit::<Filled<'p, Target>, Null>::zeroed();
    Ok(f.x)
}
fn main() {
    // dirty malloc
    for _ in 0..10 { let v = vec![0x41u8; 4032]; drop(std::hint::black_box(v)); }
    let g: Graph<Target> = Graph::build(go).unwrap();
    println!("{:#x}", g.n());
    println!("{:?}", g.p());
}
