use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::new(EndsInit {
        codes: Null,
        tags: Null,
        scale: 1,
    });
}
