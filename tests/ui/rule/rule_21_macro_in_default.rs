// Rule 21: a default and the type of a const parameter.
use cymem::{Plain, PoolAlloc};

macro_rules! word {
    () => {
        u32
    };
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row<T: Plain = word!()> {
    first: T,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Fixed<const N: word!()> {
    first: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Wide<const N: usize = { size_of::<word!()>() }> {
    all: [u8; N],
}

fn main() {}
