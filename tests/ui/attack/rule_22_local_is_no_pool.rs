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
    Row::new_in(&local, RowInit { values: [1.0] }).unwrap();
    let stolen: &cymem::Pool = &local;
    stolen.own(1).unwrap();
    local.pool().unwrap().own(1).unwrap();
}
