use cymem::{Graph, Pool, Pooled, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn row<'p>(graph: Graph<Row>) -> Pooled<'p, Row> {
    let pool = Pool::new();
    pool.absorb(graph).unwrap()
}

fn main() {
    let graph = Graph::new(RowInit { values: [1.0] }).unwrap();
    assert_eq!(row(graph).values(), [1.0]);
}
