use std::marker::PhantomData;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Id<T> {
    number: u32,
    of: PhantomData<T>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Ids<T> {
    n: u32,
    of: PhantomData<fn() -> T>,
    #[pool(len = n)]
    ids: *mut u32,
}

fn main() -> Result<(), cymem::Error> {
    let id: Graph<Id<String>> = Graph::new(Id { number: 7, of: PhantomData })?;
    assert_eq!(id.number, 7);
    let ids: Graph<Ids<String>> = Graph::new(IdsInit { ids: [1, 2] })?;
    assert_eq!(ids.ids(), [1, 2]);
    Ok(())
}
