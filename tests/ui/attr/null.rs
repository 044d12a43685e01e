// mistakes: 2
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(null)]
    x: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(null = 0)]
    x: *mut u8,
}

fn main() {}
