use cymem::{Null, Pool, PoolAlloc, Pooled};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
}

/// What a wrapper of a C library holds: it borrows the pool its data lives in.
struct Model<'p> {
    root: Pooled<'p, Node>,
}

fn train<'p>() -> Result<Model<'p>, cymem::Error> {
    let pool = Pool::new();
    let root = Node::new_in(&pool, NodeInit { id: 1, left: Null, right: Null })?;
    Ok(Model { root })
}

fn main() -> Result<(), cymem::Error> {
    let model = train()?;
    assert_eq!(model.root.id(), 1);
    Ok(())
}
