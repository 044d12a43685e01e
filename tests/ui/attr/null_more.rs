// mistakes: 6
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(null)]
    x: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(null)]
    x: [*mut u8; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(null)]
    x: &'static u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(null)]
    x: fn(),
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(null)]
    x: *mut str,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    #[pool(null, opaque)]
    x: *mut u8,
}

fn main() {}
