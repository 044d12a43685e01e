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
    let long = Pool::new();
    let rows = {
        let short = Pool::new();
        let row = Row::new_in(&short, RowInit { values: [1.0] }).unwrap();
        Rows::new_in(&long, RowsInit { rows: [Copied(row)] }).unwrap()
    };
    assert_eq!(rows.rows()[0].values(), [1.0]);
}
