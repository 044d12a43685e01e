// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(given)]
    n: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(given)]
    n: f64,
    #[pool(len = 1)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(given = 1)]
    n: u32,
    #[pool(len = 1)]
    x: *mut u8,
}

fn main() {}
