use cymem::{Pool, PoolAlloc, Via};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let _ = pool.build::<Table, _>(TableInit {
        rows: [1_u8, 2].map(Via),
        name: "x",
    });
}
