use cymem::{Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let pool = Pool::new();
    let row = pool.build(RowInit { indices: [0], values: [1.0] }).unwrap();
    let _ = pool.build::<Table, _>(TableInit {
        rows: [row],
        name: "x",
    });
}
