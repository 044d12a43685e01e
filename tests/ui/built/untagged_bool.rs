#![allow(dead_code)]
use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
union Either {
    number: u8,
    truth: bool,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder {
    #[pool(untagged)]
    either: Either,
}

fn main() {
    let graph: Graph<Holder> = Graph::new(HolderInit { either: Either::number(2) }).unwrap();
    let _ = graph.either().truth();
}
