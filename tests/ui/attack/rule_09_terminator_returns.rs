// Rule 9: a terminator is a constant, so it cannot leave the function that writes it.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(terminator = return)]
    items: *mut i32,
}

fn main() {}
