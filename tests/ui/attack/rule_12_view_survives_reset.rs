// Rule 12: what a view gave out is borrowed from the pool, also through copies of the handle.
use cymem::{Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let mut pool = Pool::new();
    let view = Node::new_in(&pool, NodeInit { id: 1, next: Null }).unwrap().view();
    pool.reset();
    println!("{}", view.id());
}
