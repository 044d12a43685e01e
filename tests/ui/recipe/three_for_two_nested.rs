use cymem::{Graph, PoolAlloc, Zeroed};

include!("structs.in");

fn main() {
    let _ = Graph::new(InsideInit {
        row: Zeroed,
        pair: [Zeroed, Zeroed, Zeroed],
        label: "x",
    });
}
