// Rule 21: below the derive, a name of a parameter becomes one of another trait.
use cymem::{Plain, PoolAlloc};
use cymem_hostile::replace_bound;

trait Named {
    type Item: Plain;
}

trait Other {
    type Item;
}

impl Named for u8 {
    type Item = u8;
}

impl Other for u8 {
    type Item = Vec<u8>;
}

#[derive(PoolAlloc)]
#[replace_bound]
#[repr(C)]
struct Node<T: Named> {
    item: T::Item,
    n: usize,
    #[pool(len = n)]
    items: *mut T::Item,
}

fn main() {}
