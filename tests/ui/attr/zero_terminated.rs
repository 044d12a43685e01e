// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(zero_terminated = 0)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(zero_terminated, each(one))]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(zero_terminated)]
    x: f64,
}

fn main() {}
