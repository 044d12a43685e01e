// mistakes: 3
use cymem::PoolAlloc;

type Flags = i64;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(elem = u8, len = n)]
    x: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(elem = u8, len = n)]
    x: Flags,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = n)]
    x: u64,
}

fn main() {}
