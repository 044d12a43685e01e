// Rule 21: `Self` in a bound is the struct, also in the recipe and in the view, and nothing is left to inference.
use std::marker::PhantomData;

use cymem::PoolAlloc;

trait Length<X> {
    const N: usize;
}

struct Key;

impl<P> Length<NodeInit<P>> for Key {
    const N: usize = 1;
}

impl<T> Length<NodeView<T>> for Key {
    const N: usize = 1 << 20;
}

impl<T> Length<Node<T>> for Key {
    const N: usize = 1;
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Node<T>
where
    Key: Length<Self>,
{
    t: PhantomData<T>,
    #[pool(len = <Key as Length<_>>::N)]
    p: *mut u8,
}

fn main() {}
