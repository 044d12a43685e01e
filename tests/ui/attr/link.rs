// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(link)]
    x: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(link = 1)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(link)]
    x: *mut *mut u8,
}

fn main() {}
