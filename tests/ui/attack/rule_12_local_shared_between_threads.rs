use cymem::{PoolAlloc, SyncPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let pool = SyncPool::new();
    let local = pool.local();
    std::thread::scope(|scope| {
        scope.spawn(|| local.build::<Row, _>(RowInit { values: [1.0] }).is_ok());
        local.build::<Row, _>(RowInit { values: [2.0] }).unwrap();
    });
}
