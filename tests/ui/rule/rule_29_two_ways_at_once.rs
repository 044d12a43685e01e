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

fn two(row: &mut Graph<Row>) {
    let first = row.edit().values_mut();
    let second = row.edit().values_mut();
    println!("{first:?} {second:?}");
}

fn main() {
    _ = two;
}
