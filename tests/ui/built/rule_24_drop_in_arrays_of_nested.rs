use cymem::{Plain, Pool, PoolAlloc, Zeroed};

#[derive(PoolAlloc)]
#[repr(C)]
struct Bad<T: Plain> {
    value: T,
}

impl<T: Plain> Drop for Bad<T> {
    fn drop(&mut self) {}
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Mid<T: Plain> {
    #[pool(opaque)]
    data: *const u8,
    bad: T,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Outer<N: PoolAlloc, const COUNT: usize> {
    #[pool(opaque)]
    data: *const u8,
    #[pool(nested)]
    all: [N; COUNT],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct List<N: PoolAlloc> {
    len: u32,
    #[pool(len = len)]
    items: *mut N,
}

fn main() {
    let pool = Pool::new();
    let _ = List::<Outer<Mid<Bad<u8>>, 3>>::new_in(&pool, ListInit { items: [Zeroed, Zeroed] });
}
