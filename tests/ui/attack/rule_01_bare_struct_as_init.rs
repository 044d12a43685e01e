// Rule 1: a struct literal is not an Init.
use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let bare = Node { id: 1, next: std::ptr::without_provenance(8) };
    let _ = Graph::<Node>::new(bare);
}
