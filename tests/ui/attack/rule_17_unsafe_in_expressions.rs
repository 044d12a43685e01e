// Rule 17: an expression of the user's cannot profit from the `unsafe` of the code around it.
#![forbid(unsafe_code)]
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(value = *(16 as *const u32))]
    version: u32,
    #[pool(terminator = i32::unchecked_add(1, 1))]
    items: *mut i32,
    #[pool(zero_terminated, until = |item| *(item as *const i32) == 1)]
    more: *mut i32,
}

fn main() {}
