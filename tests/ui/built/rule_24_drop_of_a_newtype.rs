use cymem::{Plain, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(transparent)]
struct Handle<T: Plain>(T);

impl<T: Plain> Drop for Handle<T> {
    fn drop(&mut self) {}
}

fn main() {
    let pool = Pool::new();
    let _ = pool.alloc::<[std::num::Wrapping<Handle<i32>>; 2]>(3);
}
