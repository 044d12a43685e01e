use cymem::{Copied, Graph, Pool, PoolAlloc};

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
    let row = Row::new_in(&pool, RowInit { values: [1.0] }).unwrap();
    let rows: Graph<Rows> = Graph::new(RowsInit { rows: [Copied(row)] }).unwrap();
    drop(pool);
    assert_eq!(rows.rows()[0].values(), [1.0]);
}
