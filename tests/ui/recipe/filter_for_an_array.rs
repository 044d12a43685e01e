use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::new(RowInit {
        indices: (0..9).filter(|index| index % 2 == 0),
        values: [1.0],
    });
}
