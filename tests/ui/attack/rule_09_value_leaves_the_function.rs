// Rule 9: a constant's expression cannot end the constructor before the node is written.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(value = return Ok(()))]
    version: u32,
    n: usize,
    #[pool(len = n)]
    items: *mut u8,
}

fn main() {}
