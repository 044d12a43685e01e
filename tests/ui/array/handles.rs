use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let pool = Pool::new();
    let row = Row::new_in(&pool, RowInit { values: [1.0] }).unwrap();
    pool.array([row]).unwrap();
}
