use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _: Result<Graph<Links>, cymem::Error> = Graph::new(LinksInit {
        first: LinksInit { first: Null, last: Null },
        last: Null,
    });
}
