// mistakes: 7
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(link, one)]
    x: *mut A,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(link, each(one))]
    x: *mut B,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(link)]
    x: *mut [u8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(link)]
    x: *mut &'static u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = n, each(link))]
    x: *mut E,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool(len = n, each(link = 1))]
    x: *mut *mut F,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    #[pool(link)]
    x: [*mut G; 2],
}

fn main() {}
