use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let rows = vec![RowInit { indices: [0], values: [1.0] }];
    let _ = Graph::new(rows);
}
