use cymem::{Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let values: Vec<f32> = vec![1.0];
    let pool = Pool::new();
    let _ = Row::new_in(&pool, RowInit {
        indices: [0],
        values: values,
    });
}
