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

fn main() {
    let pool = Pool::new();
    let row = Row { n: 1, values: 8 as *mut f64 };
    Rows::new_in(&pool, RowsInit { rows: [Copied(&row)] }).unwrap();
}
