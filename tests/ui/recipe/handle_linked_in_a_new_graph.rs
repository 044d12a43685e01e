use cymem::{Graph, Null, Pool, PoolAlloc};

include!("structs.in");

fn main() {
    let other = Pool::new();
    let row = Row::new_in(&other, RowInit { indices: [0], values: [1.0] }).unwrap();
    let _: Result<Graph<Links>, cymem::Error> = Graph::new(LinksInit {
        first: Null,
        last: row,
    });
}
