// Rule 21: what is inferred depends on the place.
use cymem::{Plain, PoolAlloc};

trait Length<X> {
    const N: usize;
}

impl Length<u8> for u8 {
    const N: usize = 1;
}

#[derive(PoolAlloc)]
#[repr(C)]
struct InLength {
    n: usize,
    #[pool(len = n + <[u8; <u8 as Length<_>>::N] as Length<u8>>::N)]
    p: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct InConstant {
    #[pool(len = Bytes::<{ <u8 as Length<_>>::N }>::N)]
    p: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct InElem {
    n: usize,
    #[pool(len = n, elem = std::num::Wrapping<_>)]
    p: *mut std::ffi::c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct InField {
    n: usize,
    #[pool(len = n)]
    p: *mut [u8; <u8 as Length<_>>::N],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct InBound<T: Plain + Length<_>> {
    first: T,
}

fn main() {}
