use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _: Result<Graph<Table>, cymem::Error> = Graph::new(TableInit {
        rows: Null,
        name: vec![120_u8],
    });
}
