use cymem::{Null, Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let _ = Links::new_in(&pool, LinksInit {
        first: Null,
        last: Some(RowInit { indices: [0], values: [1.0] }),
    });
}
