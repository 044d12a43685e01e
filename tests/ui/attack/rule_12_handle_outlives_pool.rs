// Rule 12: a handle cannot outlive its pool.
use cymem::{Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let handle = {
        let pool = Pool::new();
        Node::new_in(&pool, NodeInit { id: 1, next: Null }).unwrap()
    };
    println!("{}", handle.id());
}
