use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    length: u32,
    #[pool(len = length)]
    indices: *mut u32,
    #[pool(len = length)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Matrix {
    scale: f64,
    length: u32,
    #[pool(len = length)]
    rows: *mut Row,
    #[pool(one)]
    next: *mut Matrix,
}

struct Plain;

fn main() {
    fn keep(_: Graph<Plain>) {}
}
