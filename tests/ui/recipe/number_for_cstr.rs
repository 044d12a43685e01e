use cymem::{Null, Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let _ = pool.build::<Table, _>(TableInit {
        rows: Null,
        name: 5,
    });
}
