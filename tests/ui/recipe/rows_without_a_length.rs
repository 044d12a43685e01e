use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::<Grid>::build(|_, root| root.fill(GridInit {
        cells: [(0..3).filter(|_| true).map(|_| 1.0_f32)],
    }));
}
