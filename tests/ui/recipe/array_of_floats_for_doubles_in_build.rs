use cymem::{Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let values: Vec<f32> = vec![1.0];
    let pool = Pool::new();
    let _ = pool.build::<Row, _>(RowInit {
        indices: [0],
        values: values,
    });
}
