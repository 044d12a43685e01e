#![forbid(unsafe_code)]
//! A type of the user's says that it is an Init.
use cymem::{Context, Graph, Init, PoolAlloc};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
struct Own;
impl<C: Context> Init<C, Node> for Own {}
fn main() {
    let _ = Graph::<Node>::new(Own);
}
