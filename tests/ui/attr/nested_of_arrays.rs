// mistakes: 2
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Point {
    x: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(nested)]
    x: [[Point; 2]; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(nested)]
    x: [*mut Point; 2],
}

fn main() {}
