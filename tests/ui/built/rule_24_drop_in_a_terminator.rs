use cymem::{Graph, Plain, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Bad<T: Plain> {
    value: T,
}

impl<T: Plain> Drop for Bad<T> {
    fn drop(&mut self) {}
}

#[derive(PoolAlloc)]
#[repr(C)]
struct List<T: PoolAlloc> {
    #[pool(zero_terminated)]
    items: *mut T,
}

fn main() {
    let none: [Bad<u8>; 0] = [];
    let _: Result<Graph<List<Bad<u8>>>, _> = Graph::new(ListInit { items: none });
}
