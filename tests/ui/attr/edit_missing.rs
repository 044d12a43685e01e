use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    weight: f64,
    #[pool(len = len)]
    values: *mut f64,
}

fn change(row: &mut Graph<Row>) {
    row.edit();
}

fn main() {
    _ = change;
}
