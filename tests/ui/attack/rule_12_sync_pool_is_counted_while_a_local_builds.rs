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
    assert_eq!(pool.stats().bytes, 0);
    local.build::<Row, _>(RowInit { values: [1.0] }).unwrap();
}
