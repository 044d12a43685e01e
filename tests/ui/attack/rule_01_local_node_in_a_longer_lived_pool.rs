use cymem::{Pool, PoolAlloc, SyncPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let long = Pool::new();
    let rows = {
        let pool = SyncPool::new();
        let row = pool.local().build::<Row, _>(RowInit { values: [1.0] }).unwrap();
        long.pointers([row]).unwrap()
    };
    assert_eq!(rows.len(), 1);
}
