use cymem::{Borrowed, Context, Init, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    read: *const f64,
    #[pool(len = len)]
    write: *mut f64,
}

fn row<C: Context>(data: &[f64]) -> impl Init<C, Row> {
    RowInit { read: Borrowed(data), write: Null }
}

fn main() {
    row::<cymem::init::Fresh>(&[1.0]);
}
