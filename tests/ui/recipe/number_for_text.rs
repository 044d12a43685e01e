use cymem::{Pool, PoolAlloc, Zeroed};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let _ = Inside::new_in(&pool, InsideInit {
        row: Zeroed,
        pair: Zeroed,
        label: 7,
    });
}
