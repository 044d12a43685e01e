// Rule 3: nothing is assumed of a type parameter.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Node<T> {
    value: T,
    n: u32,
    #[pool(len = n)]
    items: *mut u8,
}

fn main() {}
