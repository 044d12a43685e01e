// mistakes: 4
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(list)]
    x: *mut *mut A,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(list)]
    x: *mut dyn Send,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(list, each(one))]
    x: *mut C,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(list, one)]
    x: *mut D,
}

fn main() {}
