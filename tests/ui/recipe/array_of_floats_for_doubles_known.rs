use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let values: Vec<f32> = vec![1.0];
    let _: Result<Graph<Row>, cymem::Error> = Graph::new(RowInit {
        indices: [0],
        values: values,
    });
}
