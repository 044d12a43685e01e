use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::<Row>::build(|_, root| root.fill(RowInit {
        indices: "0",
        values: [1.0],
    }));
}
