use cymem::{Graph, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let mut pool = Pool::new();
    let row = pool.absorb(Graph::<Row>::new(RowInit { values: [1.0] }).unwrap()).unwrap();
    pool.reset();
    assert_eq!(row.values(), [1.0]);
}
