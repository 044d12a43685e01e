use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

impl Drop for RowEdit<'_> {
    fn drop(&mut self) {
        // `values_mut` has given out the slice already.
        println!("{:?}", self.values());
    }
}

fn main() {
    let mut row: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] }).unwrap();
    row.edit().values_mut().unwrap()[0] = 5.0;
}
