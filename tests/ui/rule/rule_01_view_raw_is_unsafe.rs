use cymem::{FromC, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    left: *mut Node,
    #[pool(one)]
    right: *mut Node,
}

fn main() -> Result<(), cymem::Error> {
    let node = Node { id: 1, left: std::ptr::null_mut(), right: std::ptr::null_mut() };
    let view = Node::view_raw(&raw const node);
    assert!(view.id() == 1);
    Ok(())
}
