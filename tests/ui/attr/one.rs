// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(one = 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(one)]
    x: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(one)]
    x: *mut *mut f64,
}

fn main() {}
