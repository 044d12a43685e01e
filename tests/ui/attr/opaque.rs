// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(opaque)]
    x: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(opaque = 1)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(opaque)]
    x: *const [u8],
}

fn main() {}
