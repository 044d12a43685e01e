// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(terminator)]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(terminator = 0)]
    x: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(terminator = 0)]
    x: u8,
}

fn main() {}
