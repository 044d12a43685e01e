//! What a copy leads to lives as long as the pool of the build.

use cymem::{Copied, Error, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *mut Node,
}

fn main() -> Result<(), Error> {
    let long = Pool::new();
    let node = {
        let short = Pool::new();
        let next = Node::new_in(&short, NodeInit { id: 1, next: Null })?;
        let node = Node::new_in(&short, NodeInit { id: 2, next })?;
        long.build_cyclic::<Node, Error>(|cx| cx.build(Copied(node)))?
    };
    assert_eq!(node.next().unwrap().id(), 1);
    Ok(())
}
