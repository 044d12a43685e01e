// mistakes: 5
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(null_terminated, each(one), until = |e| e.is_null())]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(until = |e| *e == 0)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(zero_terminated, until)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(zero_terminated, until = |e| true, until = |e| true)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    #[pool(zero_terminated, until = || true)]
    x: *mut u8,
}

fn main() {}
