use cymem::{Borrowed, Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    read: *const f64,
    #[pool(len = len)]
    write: *mut f64,
}

fn graph(data: &[f64]) -> Graph<Row> {
    Graph::build(|_, root| root.fill(RowInit { read: Borrowed(data), write: Null })).unwrap()
}

fn main() {
    graph(&[1.0]);
}
