// mistakes: 9
use std::marker::PhantomData;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Inner {
    #[pool(one)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    p: PhantomData<u8>,
    #[pool(len = p + 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(nested)]
    p: Inner,
    #[pool(len = p + 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(null)]
    p: Option<extern "C" fn()>,
    #[pool(len = p + 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    p: PhantomData<u8>,
    #[pool(len = p)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    p: bool,
    #[pool(len = p)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    p: [u32; 2],
    #[pool(len = p)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    p: Option<u32>,
    #[pool(len = p)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct H {
    #[pool(opaque)]
    p: *mut u8,
    #[pool(len = p + 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct I {
    n: u32,
    #[pool(len = x + n)]
    x: *mut f64,
}

fn main() {}
