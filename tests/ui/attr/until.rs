// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n, until = |e| true)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(zero_terminated, until = 3)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(zero_terminated, until = |a, b| true)]
    x: *mut u8,
}

fn main() {}
