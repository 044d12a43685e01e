use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "cymem_ui_row_free"))]
pub struct Row {
    pub len: u32,
    #[pool(len = len)]
    pub values: *mut f64,
}

unsafe extern "C" {
    fn cymem_ui_row_free(row: *mut Row);
}

fn main() {
    let row: Graph<Row> = Graph::new(RowInit { values: [1.0] }).unwrap();
    cymem_ui_row_free(row.into_raw());
}
