// mistakes: 4
use std::ffi::c_char;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Value {
    #[pool(when = 0)]
    number: f64,
    #[pool(when = 1, cstr)]
    text: *mut c_char,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Other {
    #[pool(when = 0)]
    number: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Cell {
    kind: u32,
    #[pool(tag = kind)]
    value: Value,
}

fn main() {
    let _: Result<Graph<Cell>, _> = Graph::new(CellInit { value: Value { number: 1.0 } });
    let _: Result<Graph<Cell>, _> = Graph::new(CellInit { value: 1.0 });
    let _: Result<Graph<Cell>, _> = Graph::new(CellInit { value: Other::number(1.0) });
    let _: Result<Graph<Cell>, _> = Graph::new(CellInit { value: Value::text(b"bytes") });
}
