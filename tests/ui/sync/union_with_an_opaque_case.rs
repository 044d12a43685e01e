use std::ffi::c_void;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
union Value {
    #[pool(when = 0)]
    number: f64,
    #[pool(when = 1, opaque)]
    data: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Cell {
    kind: u32,
    #[pool(tag = kind)]
    value: Value,
}

fn main() {
    let graph: Graph<Cell> = Graph::new(CellInit { value: Value::number(1.0) }).unwrap();
    std::thread::spawn(move || drop(graph));
}
