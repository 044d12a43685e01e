use cymem::{Pool, PoolAlloc, Zeroed};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let row = pool.build(RowInit { indices: [0], values: [1.0] }).unwrap();
    let _ = pool.build::<Inside, _>(InsideInit {
        row,
        pair: Zeroed,
        label: "x",
    });
}
