use cymem::{Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *mut Node,
}

fn main() -> Result<(), cymem::Error> {
    let long = Pool::new();
    let shared = Node::new_in(&long, NodeInit { id: 1, next: Null })?;
    {
        let short = Pool::new();
        let node = Node::new_in(&short, NodeInit { id: 2, next: shared })?;
        assert_eq!(node.next().unwrap().id(), 1);
    }
    assert_eq!(shared.id(), 1);
    Ok(())
}
