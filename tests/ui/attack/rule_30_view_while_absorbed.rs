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
    let values = graph.values();
    {
        let pool = Pool::new();
        pool.absorb(graph).unwrap();
    }
    assert_eq!(values, [1.0]);
}
