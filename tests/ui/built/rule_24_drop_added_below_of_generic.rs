use cymem::{Address, Plain, PoolAlloc};
use cymem_hostile::add_drop;

#[derive(PoolAlloc)]
#[repr(C)]
#[add_drop]
struct Handle<T: Plain> {
    file: T,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Table<T: Plain> {
    handles: [Handle<T>; 4],
}

fn main() {
    let _ = Address::<Table<i32>>::new(2);
}
