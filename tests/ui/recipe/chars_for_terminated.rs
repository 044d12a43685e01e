use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _: Result<Graph<Ends>, cymem::Error> = Graph::new(EndsInit {
        codes: "abc".chars(),
        tags: Null,
        scale: 1.0,
    });
}
