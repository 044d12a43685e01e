use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    id: u32,
    n: u32,
    #[pool(len = n)]
    children: *mut Tree,
    #[pool(one)]
    other: *mut Other,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Other {
    #[pool(null_terminated, each(one))]
    trees: *mut *mut Tree,
    #[pool(nested)]
    more: More,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct More {
    #[pool(one)]
    other: *const Other,
}

fn both<T: Send + Sync>(value: T) -> T {
    value
}

fn main() -> Result<(), cymem::Error> {
    let leaf = |id| TreeInit { id, children: Null, other: Null };
    let graph: Graph<Tree> = both(Graph::new(TreeInit {
        id: 1,
        children: [leaf(2), leaf(3)],
        other: OtherInit { trees: [leaf(4)], more: MoreInit { other: Null } },
    })?);
    let other = graph.other().unwrap();
    assert_eq!(graph.children()[1].id(), 3);
    assert_eq!(other.trees().get(0).unwrap().unwrap().id(), 4);
    assert!(other.more().other().is_none());
    Ok(())
}
