use cymem::{Pool, PoolAlloc, Pooled};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    kind: u32,
    #[pool(tag = kind)]
    next: Next,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Next {
    #[pool(when = 0)]
    end: u32,
    #[pool(when = 1, one)]
    node: *mut Node,
}

fn outlive(pool: &Pool) -> Pooled<'_, Node> {
    let short = Pool::new();
    let node = Node::new_in(&short, NodeInit { next: Next::end(0) }).unwrap();
    Node::new_in(pool, NodeInit { next: Next::node(node) }).unwrap()
}

fn main() {
    let view = {
        let graph: cymem::Graph<Node> = cymem::Graph::new(NodeInit { next: Next::end(7) }).unwrap();
        graph.next()
    };
    let _ = (outlive(&Pool::new()), view);
}
