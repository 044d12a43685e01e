use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let indices: &[u32] = &[1];
    let _ = Graph::<Row>::build(|_, root| root.fill(RowInit {
        indices,
        values: [1.0],
    }));
}
