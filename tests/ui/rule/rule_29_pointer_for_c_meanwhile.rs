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

fn hand_over(row: &mut Graph<Row>) {
    let edit = row.edit();
    let raw = row.as_mut_ptr();
    println!("{} {raw:?}", edit.weight());
}

fn main() {
    _ = hand_over;
}
