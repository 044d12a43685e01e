// mistakes: 9
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n << 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = !n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = self.n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(len = "n")]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = n, opaque)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool(len(n))]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    n: u32,
    #[pool(len = n)]
    x: *mut [f64],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct H {
    n: u32,
    #[pool(len = n)]
    x: [f64; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct I {
    n: u32,
    #[pool(len = n)]
    x: *mut (f64, f64),
}

fn main() {}
