use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let _: Result<Graph<Table>, cymem::Error> = Graph::new(TableInit {
        rows: [1, 2].iter().map(|index| RowInit { indices: [0], values: [index] }),
        name: "x",
    });
}
