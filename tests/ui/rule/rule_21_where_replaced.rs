// Rule 21: below the derive, what a length relies on becomes another bound.
use std::marker::PhantomData;

use cymem::PoolAlloc;
use cymem_hostile::replace_where;

trait Length<X> {
    const N: usize;
}

struct Key;
struct Other;

impl Length<Other> for Key {
    const N: usize = 1 << 20;
}

#[derive(PoolAlloc)]
#[replace_where]
#[repr(C)]
struct Node<T>
where
    Key: Length<T>,
{
    t: PhantomData<T>,
    #[pool(len = <Key as Length<T>>::N)]
    p: *mut u8,
}

fn main() {
    let _ = NodeInit { p: [1_u8] };
    let _: cymem::Graph<Node<u8>>;
}
