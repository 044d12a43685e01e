use cymem::{Graph, Plain, PoolAlloc, Zeroed};
use cymem_hostile::add_repr;

#[derive(PoolAlloc)]
#[repr(C)]
#[add_repr(align(64))]
struct Wide<T: Plain> {
    value: T,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Mid<T: Plain> {
    #[pool(opaque)]
    data: *const u8,
    part: T,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer<N: PoolAlloc> {
    #[pool(opaque)]
    data: *const u8,
    #[pool(nested)]
    mid: N,
}

fn main() {
    let _: Result<Graph<Outer<Mid<Wide<f64>>>>, _> = Graph::new(Zeroed);
}
