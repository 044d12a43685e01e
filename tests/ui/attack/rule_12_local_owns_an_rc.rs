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
    let row = pool.local().build::<Row, _>(RowInit { values: [1.0] }).unwrap();
    pool.local().own(std::rc::Rc::new(row.n())).unwrap();
}
