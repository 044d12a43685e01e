use cymem::{Null, Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let _ = Ends::new_in(&pool, EndsInit {
        codes: "abc".encode_utf16(),
        tags: Null,
        scale: 1.0,
    });
}
