use cymem::PoolAlloc;

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
    assert!(node.left().is_none());
    Ok(())
}
