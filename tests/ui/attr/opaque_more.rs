// mistakes: 4
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(opaque)]
    x: [*mut u8; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(opaque)]
    x: Option<extern "C" fn()>,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(opaque)]
    x: &'static u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(opaque, value = 1)]
    x: *mut u8,
}

fn main() {}
