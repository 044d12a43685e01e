use cymem::{Graph, Null, PoolAlloc, Zeroed};

include!("structs.in");

fn main() {
    let _: Result<Graph<Inside>, cymem::Error> = Graph::new(InsideInit {
        row: Null,
        pair: Zeroed,
        label: "x",
    });
}
