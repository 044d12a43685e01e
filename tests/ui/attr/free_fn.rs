// mistakes: 7
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(free_fn = "row_free")]
struct NotUnsafe {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = row_free))]
struct NoString {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "row free"))]
struct NoName {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe)]
struct NoPromise {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(plain))]
struct OtherPromise {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "twice_free"), unsafe(free_fn = "twice_free_2"))]
struct Twice {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(unsafe(free_fn = "generic_free"))]
struct Generic<T: cymem::Plain> {
    len: u32,
    #[pool(len = len)]
    values: *mut T,
}

fn main() {}
