use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn main() {
    let inner: Graph<Row> = Graph::new(RowInit { values: [1.0] }).unwrap();
    let mut stolen = None;
    let outer: Graph<Row> = Graph::build(|pool, root| {
        stolen = Some(pool.absorb(inner).unwrap());
        root.fill(RowInit { values: [2.0] })
    })
    .unwrap();
    drop(outer);
    assert_eq!(stolen.unwrap().values(), [1.0]);
}
