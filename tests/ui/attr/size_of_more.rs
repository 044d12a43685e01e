// mistakes: 6
use std::marker::PhantomData;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(size_of)]
    x: bool,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(size_of)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(size_of)]
    x: [u32; 1],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(size_of, value = 4)]
    x: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(size_of(E))]
    x: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool(size_of)]
    x: PhantomData<u8>,
}

fn main() {}
