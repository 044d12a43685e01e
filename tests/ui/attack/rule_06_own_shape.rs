#![forbid(unsafe_code)]
//! A shape of the user's for new nodes: nothing is written with it.
use cymem::init::{Measured, Put};
use cymem::private::{Counted, NewNodes, Recipe};
use cymem::{Fresh, PoolAlloc};
#[derive(Clone, Copy)]
struct Own;
impl Measured for Own {
    type Lengths<'a> = ();
}
impl NewNodes for Own {
    type By = Recipe;
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
fn put<T, S: Measured>(_: impl Put<Fresh, T, S>) {}
fn main() {
    put::<*mut Node, Counted<Own>>([NodeInit { x: [1u8] }]);
    put::<Node, Own>(NodeInit { x: [1u8] });
}
