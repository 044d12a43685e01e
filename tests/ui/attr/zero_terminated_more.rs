// mistakes: 4
use std::marker::PhantomData;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(zero_terminated, len = n)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(zero_terminated)]
    x: *mut [u8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(zero_terminated)]
    x: [u8; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(zero_terminated)]
    x: PhantomData<u8>,
}

fn main() {}
