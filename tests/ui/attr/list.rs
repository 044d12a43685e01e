// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(list)]
    x: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(list)]
    a: *mut B,
    #[pool(list)]
    x: *mut B,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(list = 1)]
    x: *mut C,
}

fn main() {}
