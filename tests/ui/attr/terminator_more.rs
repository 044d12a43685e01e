// mistakes: 5
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(terminator = 0, len = n)]
    x: *mut i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(terminator = 0, zero_terminated)]
    x: *mut i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(terminator(0))]
    x: *mut i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(terminator = 0, each(one))]
    x: *mut i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(terminator = 0)]
    x: [i32; 4],
}

fn main() {}
