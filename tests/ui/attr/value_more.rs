// mistakes: 5
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(value = 1, value = 2)]
    x: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(value(1))]
    x: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(value = "a")]
    x: &'static str,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(value = b"a")]
    x: *const [u8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(value = )]
    x: u8,
}

fn main() {}
