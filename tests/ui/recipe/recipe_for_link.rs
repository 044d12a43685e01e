use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::new(LinksInit {
        first: Null,
        last: RowInit { indices: [0], values: [1.0] },
    });
}
