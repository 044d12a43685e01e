use cymem::{Graph, Plain, PoolAlloc, Zeroed};

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
struct Mid<T: Plain> {
    #[pool(opaque)]
    data: *const u8,
    bad: T,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer<N: PoolAlloc> {
    id: u32,
    #[pool(opaque)]
    data: *const u8,
    #[pool(nested)]
    mid: N,
}

fn main() {
    let _: Result<Graph<Outer<Mid<Bad<u32>>>>, _> = Graph::new(Zeroed);
}
