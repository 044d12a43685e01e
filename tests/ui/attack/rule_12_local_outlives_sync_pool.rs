use cymem::{PoolAlloc, SyncPool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let local = {
        let pool = SyncPool::new();
        pool.local()
    };
    local.build::<Row, _>(RowInit { values: [1.0] }).unwrap();
}
