use cymem::{Graph, Plain, PoolAlloc, Zeroed};
use cymem_hostile::strip_repr;

#[derive(PoolAlloc)]
#[repr(C)]
#[strip_repr]
struct Shuffled<T: Plain> {
    flag: u8,
    value: T,
    other: u8,
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
    mid: [N; 2],
}

fn main() {
    let _: Result<Graph<Outer<Mid<Shuffled<f64>>>>, _> = Graph::new(Zeroed);
}
