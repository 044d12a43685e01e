use cymem::{Null, Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let _ = Table::new_in(&pool, TableInit {
        rows: Null,
        name: 'x',
    });
}
