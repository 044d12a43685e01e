#![allow(dead_code)]
use cymem::{Graph, PoolAlloc};

#[derive(Clone, Copy)]
#[repr(C)]
pub struct Foreign {
    a: u8,
    b: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Entry {
    id: u32,
    #[pool(unsafe(plain))]
    value: Foreign,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Table {
    #[pool(zero_terminated)]
    entries: *mut Entry,
}

fn main() {
    let entry = Entry { id: 1, value: Foreign { a: 1, b: 2 } };
    let _: Result<Graph<Table>, _> = Graph::new(TableInit { entries: [entry] });
}
