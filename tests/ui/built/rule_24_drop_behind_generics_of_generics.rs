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
    #[pool(opaque)]
    data: *const u8,
    #[pool(nested)]
    inner: N,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Pair<T: Plain> {
    left: T,
    right: [T; 2],
}

fn main() {
    type Deep = Outer<Outer<Outer<Mid<Pair<Pair<Bad<f32>>>>>>>;
    let init = OuterInit { data: std::ptr::null(), inner: Zeroed };
    let _: Result<Graph<Deep>, _> = Graph::new(init);
}
