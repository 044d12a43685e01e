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

fn change(row: &Graph<Row>) {
    row.edit().set_weight(1.0);
}

fn main() {
    _ = change;
}
