#![forbid(unsafe_code)]
//! `InitFrom` must fit every context, so it cannot bring a handle of some pool along.
use cymem::{Context, Init, InitFrom, PoolAlloc, Pooled};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Other {
    #[pool(one)]
    x: *mut Node,
}
impl<'p> InitFrom<Pooled<'p, Node>> for Other {
    fn init_from<C: Context>(node: Pooled<'p, Node>) -> impl Init<C, Self> {
        OtherInit { x: node }
    }
}
fn main() {}
