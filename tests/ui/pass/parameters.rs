use cymem::{Graph, Plain, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Pair<T: Plain, U>
where
    U: Plain + Copy,
{
    first: T,
    second: U,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Array<T: PoolAlloc> {
    n: usize,
    #[pool(len = n)]
    items: *mut T,
}

fn main() -> Result<(), cymem::Error> {
    let pair: Graph<Pair<u8, f64>> = Graph::new(Pair { first: 1, second: 2.0 })?;
    assert_eq!((pair.first, pair.second), (1, 2.0));
    let array: Graph<Array<Array<f32>>> =
        Graph::new(ArrayInit { items: [ArrayInit { items: vec![1.0] }, ArrayInit { items: vec![] }] })?;
    assert_eq!((array.items()[0].items(), array.items()[1].items()), (&[1.0][..], &[][..]));
    Ok(())
}
