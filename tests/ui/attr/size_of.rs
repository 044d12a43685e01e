// mistakes: 2
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(size_of)]
    x: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(size_of = 4)]
    x: u32,
}

fn main() {}
