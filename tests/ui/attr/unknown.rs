// mistakes: 6
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(lne = n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(wat)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool = "len"]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = n; one)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool("len")]
    x: *mut f64,
}

fn main() {}
