use cymem::{Graph, Plain, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row<T: Plain> {
    id: u32,
    #[pool(len = id)]
    values: *mut T,
}

impl<T: Plain> Drop for Row<T> {
    fn drop(&mut self) {}
}

fn main() {
    let _: Result<Graph<Row<f64>>, _> = Graph::new(RowInit { values: [1.0] });
}
