use cymem::{PoolAlloc, SyncPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let mut pool = SyncPool::new();
    let local = pool.local();
    let row = local.build::<Row, _>(RowInit { values: [1.0] }).unwrap();
    drop(local);
    pool.reset();
    assert_eq!(row.values(), [1.0]);
}
