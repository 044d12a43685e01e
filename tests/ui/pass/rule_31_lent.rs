//! What a function that makes a part of a graph says of what it borrows, under `forbid(unsafe_code)`.
#![forbid(unsafe_code)]

use cymem::{Borrowed, Borrows, Graph, Init, Null, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    read: *const f64,
    #[pool(one)]
    next: *mut Row,
}

fn row<'a, C: Borrows<'a>>(data: &'a [f64]) -> impl Init<C, Row> {
    RowInit { read: Borrowed(data), next: RowInit { read: Borrowed(data), next: Null } }
}

fn main() -> Result<(), cymem::Error> {
    static DATA: [f64; 2] = [1.0, 2.0];
    let graph: Graph<Row> = Graph::new(row(&DATA))?;
    assert_eq!(graph.next().unwrap().read(), DATA);
    let data = vec![3.0];
    let pool = Pool::new();
    assert_eq!(pool.build(row(&data))?.read(), [3.0]);
    Ok(())
}
