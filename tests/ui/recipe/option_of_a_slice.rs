use cymem::{Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let values: Option<&[f64]> = None;
    let pool = Pool::new();
    let _ = pool.build::<Row, _>(RowInit {
        indices: [0],
        values,
    });
}
