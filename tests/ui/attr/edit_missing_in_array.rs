use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    weight: f64,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Table {
    len: u32,
    #[pool(len = len)]
    rows: *mut Row,
}

fn change(table: &mut Graph<Table>) {
    table.edit().rows_mut().unwrap().enter(0);
}

fn main() {
    _ = change;
}
