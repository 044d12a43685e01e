use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let values: Vec<f32> = vec![1.0];
    let _ = Graph::<Row>::build(|_, root| root.fill(RowInit {
        indices: [0],
        values: values,
    }));
}
