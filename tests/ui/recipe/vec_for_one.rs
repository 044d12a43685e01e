use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let rows = vec![RowInit { indices: [0], values: [1.0] }];
    let _ = Graph::<Links>::build(|_, root| root.fill(LinksInit {
        first: rows,
        last: Null,
    }));
}
