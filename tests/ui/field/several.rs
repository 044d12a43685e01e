// mistakes: 8
use std::cell::Cell;
use std::collections::HashMap;

use cymem::PoolAlloc;

struct Foreign {
    value: i32,
}

type Samples = Vec<f64>;

#[derive(PoolAlloc)]
#[repr(C)]
struct Syntax {
    id: u32,
    a: &'static str,
    b: (f64, f64),
    c: *mut f64,
    d: [u8; 0],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Traits {
    id: u32,
    a: Vec<f64>,
    b: Cell<u32>,
    c: Samples,
    d: HashMap<u32, f64>,
    #[pool(one)]
    e: *mut Foreign,
}

fn main() {}
