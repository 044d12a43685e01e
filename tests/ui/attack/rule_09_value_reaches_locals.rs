// Rule 9: an expression of the user's sees nothing of the code around it.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(value = { let _ = (slot, cx, self); field_1 })]
    version: u32,
    n: usize,
    #[pool(len = n)]
    items: *mut u8,
}

fn main() {}
