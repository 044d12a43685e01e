// mistakes: 5
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(end = end)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(end = end)]
    x: *mut u8,
    end: *const u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(end = end)]
    x: *mut u8,
    end: usize,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(end = end)]
    x: *mut u8,
    #[pool(one)]
    end: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(end = end)]
    x: *mut u8,
    #[pool(end = end)]
    y: *mut u8,
    end: *mut u8,
}

fn main() {}
