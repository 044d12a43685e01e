use cymem::{Graph, PoolAlloc, Via};

struct Tree {
    id: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    len: usize,
    #[pool(len = len)]
    kids: *mut Node,
}

fn main() {
    let tree = Tree { id: 1 };
    let _ = Graph::<Node>::new(Via(&tree));
}
