use cymem::{Graph, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let graph: Graph<Row> = Graph::new(RowInit { values: [1.0] }).unwrap();
    let pool = Pool::new();
    let row = pool.absorb(graph).unwrap();
    drop(graph);
    assert_eq!(row.values(), [1.0]);
}
