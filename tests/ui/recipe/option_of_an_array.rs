use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let values: Option<Vec<f64>> = None;
    let _: Result<Graph<Row>, cymem::Error> = Graph::new(RowInit {
        indices: [0],
        values,
    });
}
