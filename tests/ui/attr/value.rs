// mistakes: 2
use std::marker::PhantomData;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(value)]
    x: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(value = 1)]
    x: PhantomData<u8>,
}

fn main() {}
