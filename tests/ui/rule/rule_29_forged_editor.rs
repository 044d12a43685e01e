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

fn forge<'e>(row: &'e mut Row, other: &mut Graph<Row>) -> RowEdit<'e> {
    RowEdit(cymem::private::Editor::new(row.into(), other.edit().0.reach()))
}

fn main() {
    _ = forge;
}
