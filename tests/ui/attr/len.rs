// mistakes: 8
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = m)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    size: u32,
    #[pool(len = sise)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(len = x)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(opaque)]
    y: *mut u8,
    #[pool(len = y)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: f64,
    #[pool(len = n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    n: u32,
    #[pool(len = n)]
    x: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct H {
    #[pool(value = 1)]
    n: u32,
    #[pool(len = n)]
    x: *mut f64,
}

fn main() {}
