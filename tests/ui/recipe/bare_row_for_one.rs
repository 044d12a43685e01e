use cymem::{Null, Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let row: Row = unsafe { core::mem::zeroed() };
    let pool = Pool::new();
    let _ = Links::new_in(&pool, LinksInit {
        first: row,
        last: Null,
    });
}
