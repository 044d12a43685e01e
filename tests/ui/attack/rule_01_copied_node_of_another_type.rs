use cymem::{Copied, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    n: u32,
    #[pool(len = n)]
    rows: *mut Row,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Twin {
    n: u32,
    #[pool(len = n)]
    values: *mut u64,
}

fn main() {
    let pool = Pool::new();
    let twin = Twin::new_in(&pool, TwinInit { values: [1] }).unwrap();
    Rows::new_in(&pool, RowsInit { rows: [Copied(twin)] }).unwrap();
}
