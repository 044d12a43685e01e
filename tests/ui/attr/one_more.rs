// mistakes: 8
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(one, opaque)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(one)]
    x: *mut [f64; 0],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(one)]
    x: *mut (u8, u8),
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(one)]
    x: *mut fn(),
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(one)]
    x: [*mut f64; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    #[pool(one)]
    x: Option<*mut f64>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    #[pool(one)]
    x: &'static f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct H {
    #[pool(one)]
    x: Box<f64>,
}

fn main() {}
