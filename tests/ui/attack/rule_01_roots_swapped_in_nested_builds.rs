// Rule 1: the brand of `Root` and `Filled` is one call of `Graph::build`.
use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    id: u32,
    #[pool(one)]
    next: *const Node,
}

fn main() {
    let _ = Graph::<Node>::build(|_, outer| {
        let mut filled = None;
        let _ = Graph::<Node>::build(|_, inner| {
            filled = Some(inner.fill(NodeInit { id: 1, next: Null })?);
            outer.fill(NodeInit { id: 2, next: Null })
        });
        Ok(filled.unwrap())
    });
}
