// Rule 1: a node may point into a pool that lives longer, not into one that lives shorter.
use cymem::{Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let long = Pool::new();
    let node = {
        let short = Pool::new();
        let other = Node::new_in(&short, NodeInit { id: 2, next: Null }).unwrap();
        Node::new_in(&long, NodeInit { id: 1, next: other }).unwrap()
    };
    println!("{}", node.next().unwrap().id());
}
