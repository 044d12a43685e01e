//! Layouts that are what they say, and types of which no value is ever made.
use std::marker::PhantomData;
use std::mem::{align_of, size_of};

use cymem::{Graph, Null, Plain, Pool, PoolAlloc, Zeroed};
use cymem_hostile::{add_repr, replace_repr};

#[derive(PoolAlloc)]
#[repr(C)]
struct Bad<T: Plain> {
    value: T,
}

impl<T: Plain> Drop for Bad<T> {
    fn drop(&mut self) {
        unreachable!("no value was made");
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Never {
    kind: PhantomData<Bad<u8>>,
    call: Option<extern "C" fn(Bad<u8>) -> Bad<u16>>,
    len: u32,
    #[pool(len = len)]
    items: *mut Bad<u32>,
    #[pool(one)]
    one: *const Bad<u32>,
}

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(u64)]
enum Both {
    Zero,
    One,
}

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(i128)]
enum Wide {
    Zero,
    Last = i128::MAX,
}

/// The same layout, said by another macro.
#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(i8)]
#[replace_repr(u8)]
enum Same {
    Zero,
    Last = 255,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[repr(align(16), align(8))]
struct Aligned {
    wide: Wide,
    both: Both,
    same: Same,
}

/// Alignment that the fields have anyway.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
#[add_repr(align(2))]
struct Weak {
    value: u64,
}

macro_rules! aligned {
    ($name:ident, $align:literal) => {
        #[derive(PoolAlloc)]
        #[repr(C, align($align))]
        struct $name {
            inner: Option<extern "C" fn()>,
            #[pool(opaque)]
            data: *const u8,
        }
    };
}
aligned!(Line, 64);

fn main() -> Result<(), cymem::Error> {
    let graph: Graph<Never> = Graph::new(NeverInit { call: None, items: Null, one: Null })?;
    assert_eq!(graph.items().len(), 0);
    let _: Graph<Never> = Graph::new(Zeroed)?;
    let pool = Pool::new();
    let aligned = pool.alloc::<Aligned>(2)?;
    assert_eq!((aligned[1].wide, aligned[1].both, aligned[1].same), (Wide::Zero, Both::Zero, Same::Zero));
    assert_eq!((size_of::<Aligned>(), align_of::<Aligned>()), (32, 16));
    assert_eq!((pool.alloc::<Weak>(1)?[0].value, align_of::<Weak>()), (0, 8));
    let line = pool.build::<Line, _>(Zeroed)?;
    assert_eq!((line.as_ptr().addr() % 64, line.inner().is_none()), (0, true));
    Ok(())
}
