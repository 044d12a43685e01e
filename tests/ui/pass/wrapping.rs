use std::num::Wrapping;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Counter {
    ticks: Wrapping<u8>,
    n: u32,
    #[pool(len = n)]
    all: *mut Wrapping<u8>,
}

fn main() -> Result<(), cymem::Error> {
    let counter: Graph<Counter> = Graph::new(CounterInit { ticks: Wrapping(255), all: [Wrapping(1)] })?;
    assert_eq!(counter.ticks() + counter.all()[0], Wrapping(0));
    Ok(())
}
