use cymem::{Graph, PoolAlloc, Zeroed};

include!("structs.in");

fn main() {
    let _ = Graph::<Inside>::build(|_, root| root.fill(InsideInit {
        row: Zeroed,
        pair: vec![Zeroed, Zeroed],
        label: "x",
    }));
}
