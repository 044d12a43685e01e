#![forbid(unsafe_code)]
use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    cap: u32,
    #[pool(len = n, align = { unsafe_align() }, capacity = cap + Self::ROOM)]
    p: *mut u8,
}

impl<P> NodeInit<P> {
    const ROOM: u32 = 1;
}

const fn unsafe_align() -> usize {
    unsafe { std::hint::unreachable_unchecked() }
}

fn main() {
    let _: Result<Graph<Node>, _> = Graph::new(NodeInit { cap: 0, p: [1] });
}
