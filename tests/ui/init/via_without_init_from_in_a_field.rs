use cymem::{Graph, Null, PoolAlloc, Via};

struct Tree {
    kids: Vec<Tree>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    len: usize,
    #[pool(len = len)]
    kids: *mut Node,
    #[pool(one)]
    next: *mut Node,
}

fn main() {
    let tree = Tree { kids: vec![] };
    let _ = Graph::<Node>::new(NodeInit { kids: tree.kids.iter().map(Via), next: Null });
}
