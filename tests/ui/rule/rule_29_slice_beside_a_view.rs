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

fn look(row: &mut Graph<Row>) {
    let values = row.edit().values_mut();
    println!("{:?} {values:?}", row.values());
}

fn main() {
    _ = look;
}
