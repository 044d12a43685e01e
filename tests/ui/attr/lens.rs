// mistakes: 5
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n, each(lens = lens))]
    x: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = n + 1)]
    lens: *mut u32,
    #[pool(len = n, each(lens = lens))]
    x: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(len = n)]
    lens: *mut u32,
    #[pool(null_terminated, each(lens = lens))]
    x: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(len = n)]
    lens: *mut u32,
    #[pool(len = n, each(lens = lens, one))]
    x: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = n)]
    lens: *mut f64,
    #[pool(len = n, each(lens = lens))]
    x: *mut *mut u8,
}

fn main() {}
