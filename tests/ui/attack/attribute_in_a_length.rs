#![forbid(unsafe_code)]
use cymem::PoolAlloc;

struct Length<const N: usize>;
impl<const N: usize> Length<N> {
    const N: usize = N;
}

// An attribute macro could give each copy of the item another value.
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(len = Length::<{ #[inline] const fn n() -> usize { 1 } n() }>::N)]
    data: *mut u64,
    other: [u8; { #[inline] const fn n() -> usize { 1 } n() }],
}

fn main() {}
