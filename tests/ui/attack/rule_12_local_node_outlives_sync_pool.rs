use cymem::{PoolAlloc, Pooled, SyncPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn row<'s>() -> Pooled<'s, Row> {
    let pool = SyncPool::new();
    pool.local().build(RowInit { values: [1.0] }).unwrap()
}

fn main() {
    assert_eq!(row().values(), [1.0]);
}
