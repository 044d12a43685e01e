// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(len = n)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(len = n + 1)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    rows: u32,
    columns: u32,
    #[pool(len = q)]
    x: *mut f64,
}

fn main() {}
