use cymem::{Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
}

fn main() {
    let pool = Pool::new();
    let node = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null }).unwrap();
    let thread = std::thread::spawn(move || drop(pool));
    thread.join().unwrap();
    assert_eq!(node.id(), 1);
}
