use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::new(GridInit {
        cells: [[1.0_f64, 2.0]],
    });
}
