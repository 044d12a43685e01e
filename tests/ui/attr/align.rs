// mistakes: 4
use cymem::PoolAlloc;

const SIX: usize = 6;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n, align = 0)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = n, align = 3)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = n, align = SIX)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(zero_terminated, align = 8)]
    x: *mut u8,
}

fn main() {}
