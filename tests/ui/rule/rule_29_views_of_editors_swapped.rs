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

fn swap(a: &mut Graph<Row>, b: &mut Graph<Row>) {
    let (mut a, mut b) = (a.edit(), b.edit());
    std::mem::swap(&mut *a, &mut *b);
}

fn main() {
    _ = swap;
}
