// Rule 21: the macro names the user's type in one generated item, and a parameter of the recipe in another.
use std::marker::PhantomData;

use cymem::PoolAlloc;

trait Length<X> {
    const N: usize;
}

struct P;

impl<T> Length<P> for T {
    const N: usize = 1 << 20;
}

impl<T> Length<[u8; 1]> for T {
    const N: usize = 1;
}

macro_rules! ty {
    () => {
        P
    };
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Node<T: Length<ty!()>> {
    t: PhantomData<T>,
    #[pool(len = T::N)]
    p: *mut u8,
}

fn main() {}
