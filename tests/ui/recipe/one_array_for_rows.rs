use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let _: Result<Graph<Grid>, cymem::Error> = Graph::new(GridInit {
        cells: [1.0, 2.0],
    });
}
