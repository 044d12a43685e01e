// mistakes: 6
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(each(one))]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = n, each)]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = n, each())]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(len = n, each(nested))]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = n, each(one))]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool(len = n)]
    x: *mut *mut f64,
}

fn main() {}
