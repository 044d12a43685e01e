// mistakes: 4
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(one, capacity = n)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = n, capacity = m)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = n, capacity = n)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    cap: f32,
    #[pool(len = n, capacity = cap)]
    x: *mut u8,
}

fn main() {}
