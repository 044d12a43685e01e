use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Rows {
    len: usize,
    #[pool(len = len, each(lens = lens))]
    rows: *mut *mut f64,
    #[pool(len = len)]
    lens: *mut u32,
}

fn lengthen(rows: &mut Graph<Rows>) {
    rows.edit().lens_mut().unwrap()[0] = 1000;
}

fn main() {
    _ = lengthen;
}
