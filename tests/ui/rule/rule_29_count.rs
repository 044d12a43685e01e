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

fn lengthen(row: &mut Graph<Row>) {
    row.edit().set_len(1000);
}

fn main() {
    _ = lengthen;
}
