// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(null_terminated)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(null_terminated)]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(null_terminated = 0)]
    x: *mut *mut f64,
}

fn main() {}
