use cymem::{Graph, Null, PoolAlloc};

include!("structs.in");

fn main() {
    let _ = Graph::<Ends>::build(|_, root| root.fill(EndsInit {
        codes: Null,
        tags: ['a', 'b'],
        scale: 1.0,
    }));
}
