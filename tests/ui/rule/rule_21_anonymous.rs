// Rule 21: an `impl Trait` is another type in each place.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: usize,
    #[pool(len = n, elem = impl Copy)]
    p: *mut std::ffi::c_void,
    #[pool(len = <impl Copy as Length>::N)]
    q: *mut u8,
    #[pool(len = n)]
    r: *mut std::num::Wrapping<impl Copy>,
}

fn main() {}
