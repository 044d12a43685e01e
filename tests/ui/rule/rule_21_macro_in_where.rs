// Rule 21: as in a bound, also where another macro has put the macro there.
use cymem::{Plain, PoolAlloc};

macro_rules! byte {
    () => {
        u8
    };
}

macro_rules! row {
    ($ty:ty) => {
        #[derive(PoolAlloc)]
        #[repr(C)]
        struct Row<T: Plain>
        where
            $ty: AsRef<[T]>,
        {
            first: T,
            n: u32,
            #[pool(len = n)]
            rest: *mut T,
        }
    };
}

row!([byte!(); 3]);

#[derive(PoolAlloc)]
#[repr(C)]
struct Pair<T>
where
    T: Plain,
    [T; 2]: Into<[byte!(); 2]>,
    for<'a> fn(&'a byte!()) -> u8: Copy,
{
    both: [T; 2],
}

fn main() {}
