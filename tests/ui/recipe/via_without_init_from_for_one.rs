use cymem::{Graph, Null, PoolAlloc, Via};

include!("structs.in");

fn main() {
    let _: Result<Graph<Links>, cymem::Error> = Graph::new(LinksInit {
        first: Via(5_u8),
        last: Null,
    });
}
