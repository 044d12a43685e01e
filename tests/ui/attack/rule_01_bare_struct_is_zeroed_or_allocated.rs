// Rule 1: `zeroed`, `Pool::alloc` and `Address` give out values, so nodes and views are refused.
use cymem::{Address, Pool, PoolAlloc, zeroed};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let _: Node = zeroed();
    let _: NodeView = zeroed();
    let pool = Pool::new();
    let _ = pool.alloc::<NodeView>(1);
    let _ = Address::<NodeView>::new(1);
}
