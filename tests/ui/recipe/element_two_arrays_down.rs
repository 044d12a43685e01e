use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::new(TableInit {
        rows: [RowInit { indices: [0], values: [1_i32] }],
        name: "x",
    });
}
