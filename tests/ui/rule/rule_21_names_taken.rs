// Rule 21: what the macro makes is called like what is there, and one of them has to go.
use cymem::PoolAlloc;

pub struct NodeInit;

#[derive(PoolAlloc)]
#[repr(C)]
pub struct Node {
    n: usize,
    #[pool(len = n)]
    p: *mut u8,
}

fn main() {}
