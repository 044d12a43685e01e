use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::new(LinksInit {
        first: 5,
        last: Null,
    });
}
