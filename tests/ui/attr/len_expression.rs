// mistakes: 6
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = m + 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = n as usize)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = n.max(1))]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(len = 1.5)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = { n })]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool(len = n + )]
    x: *mut f64,
}

fn main() {}
