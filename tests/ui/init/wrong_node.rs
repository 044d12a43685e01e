use cymem::{Null, Pool, PoolAlloc};

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

fn main() {
    let pool = Pool::new();
    let _ = Matrix::new_in(&pool, MatrixInit { scale: 1.0, rows: [1.0], next: Null });
}
