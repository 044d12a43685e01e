use cymem::{Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let indices: Vec<u32> = vec![1];
    let pool = Pool::new();
    let _ = pool.build::<Row, _>(RowInit {
        indices: indices.iter(),
        values: [1.0],
    });
}
