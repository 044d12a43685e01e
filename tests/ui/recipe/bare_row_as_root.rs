use cymem::{Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let row: Row = unsafe { core::mem::zeroed() };
    let pool = Pool::new();
    let _ = pool.build::<Row, _>(row);
}
