// mistakes: 14
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = n, each(zero_terminated, each(len = n)))]
    x: *mut *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = n, each(list))]
    x: *mut *mut E,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    n: u32,
    #[pool(len = n, each(str))]
    x: *mut *mut i8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    n: u32,
    #[pool(len = n, each(one, cstr))]
    x: *mut *mut i8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct H {
    n: u32,
    #[pool(len = n, each(each(one)))]
    x: *mut *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct I {
    n: u32,
    #[pool(len = n, each(one), each(one))]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct J {
    n: u32,
    #[pool(len = n, each = one)]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct K {
    n: u32,
    #[pool(len = n, each(one))]
    x: *mut *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct L {
    n: u32,
    #[pool(len = n, each(one))]
    x: *mut *mut str,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct M {
    n: u32,
    #[pool(len = n, each(cstr))]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct N {
    n: u32,
    #[pool(len = n, each(len = m))]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct O {
    n: u32,
    #[pool(len = n, each(null_terminated))]
    x: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct P {
    n: u32,
    #[pool(len = n, each(len = n))]
    x: *mut *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Q {
    n: u32,
    #[pool(len = n, each(one, until = |x| true))]
    x: *mut *mut f64,
}

fn main() {}
