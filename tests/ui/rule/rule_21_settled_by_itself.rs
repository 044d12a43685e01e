// Rule 21: a length is computed from a count that its own array gives, so it is known too late.
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    n: usize,
    #[pool(len = n, each(len = n + 1))]
    p: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Inside {
    n: usize,
    #[pool(len = n * 2, each(len = n))]
    p: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Deep {
    m: usize,
    n: usize,
    #[pool(len = m, each(len = 3, each(len = n - m)))]
    p: *mut *mut *mut u8,
    #[pool(len = n)]
    q: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Many {
    a: u32,
    b: u32,
    c: u8,
    #[pool(len = c)]
    first: *mut f64,
    #[pool(len = a * c + b, each(len = b))]
    second: *mut *mut f64,
    #[pool(len = a)]
    third: *mut f64,
}

fn main() {}
