// Rule 21: an item in a type is a new one each time, and has a `Self` of its own.
use cymem::{Plain, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(len = <[(); { struct One; impl One { const N: usize = 1; const M: usize = Self::N; } One::M }] as Tr>::N)]
    p: *mut u8,
    bytes: [u8; { const N: usize = 3; N }],
    more: [u8; { const fn n() -> usize { 3 } n() }],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Bound<T: Plain + Into<[u8; { enum Two { Zero, Two } Two::Two as usize }]>> {
    first: T,
}

fn main() {}
