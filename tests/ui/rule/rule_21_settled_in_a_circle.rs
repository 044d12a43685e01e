// Rule 21: arrays wait for each other.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Two {
    a: usize,
    b: usize,
    #[pool(len = a, each(len = b + 1))]
    q: *mut *mut u8,
    #[pool(len = b, each(len = a + 1))]
    r: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Three {
    a: usize,
    b: usize,
    c: usize,
    #[pool(len = c + 1)]
    outside: *mut u8,
    #[pool(len = a, each(len = b + 1))]
    x: *mut *mut u8,
    #[pool(len = b, each(len = c * c))]
    y: *mut *mut u8,
    #[pool(len = 2 * a, each(len = c))]
    z: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Terminated {
    a: usize,
    b: usize,
    #[pool(null_terminated, each(len = b + 1))]
    rows: *mut *mut u8,
    #[pool(len = b - 1, each(len = a))]
    more: *mut *mut u8,
    #[pool(len = a + 1, each(len = b))]
    most: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Raw {
    r#in: usize,
    r#fn: usize,
    #[pool(len = r#in, each(len = -r#fn))]
    r#type: *mut *mut u8,
    #[pool(len = r#fn, each(len = r#in + 1))]
    r#use: *mut *mut u8,
}

fn main() {}
