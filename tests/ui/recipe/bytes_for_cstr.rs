use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::new(TableInit {
        rows: Null,
        name: b"x",
    });
}
