mod memory {
    pub use cymem as pools;
}

use memory::pools::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[pool(crate = memory::pools, init = Recipe, view = Seen)]
#[repr(C)]
struct Row {
    n: u32,
    #[pool(len = n)]
    values: *mut f64,
}

fn sum(row: &Seen) -> f64 {
    row.values().iter().sum()
}

fn main() -> Result<(), memory::pools::Error> {
    let row: Graph<Row> = Graph::new(Recipe { values: [1.0, 2.0] })?;
    assert_eq!(sum(&row), 3.0);
    Ok(())
}
