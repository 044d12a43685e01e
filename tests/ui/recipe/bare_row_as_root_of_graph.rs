use cymem::{Graph, PoolAlloc};

include!("structs.in");

fn main() {
    let row: Row = unsafe { core::mem::zeroed() };
    let _ = Graph::new(row);
}
