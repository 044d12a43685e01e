use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Row {
    len: u32,
    weight: f64,
    #[pool(len = len)]
    values: *mut f64,
}

fn main() {
    let values = {
        let mut row: Graph<Row> = Graph::new(RowInit { weight: 1.0, values: [1.0] }).unwrap();
        row.edit().values_mut().unwrap()
    };
    values[0] = 2.0;
}
