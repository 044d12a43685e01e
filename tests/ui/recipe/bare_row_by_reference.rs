use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let rows: Vec<Row> = Vec::new();
    let _: Result<Graph<Table>, cymem::Error> = Graph::new(TableInit {
        rows: &rows,
        name: "x",
    });
}
