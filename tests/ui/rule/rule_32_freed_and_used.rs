use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_ui_row_free"))]
pub struct Row {
    pub len: u32,
    #[pool(len = len)]
    pub values: *mut f64,
}

fn main() {
    let row: Graph<Row> = Graph::new(RowInit { values: [1.0] }).unwrap();
    let raw = row.into_raw();
    println!("{raw:?} {:?}", row.values());
}
