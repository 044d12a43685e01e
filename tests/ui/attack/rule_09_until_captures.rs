// Rule 9: `until` keeps nothing between two calls, not even the element.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(terminator = -1, until = |item| { let kept: &'static i32 = item; *kept == 3 })]
    items: *mut i32,
}

fn main() {}
