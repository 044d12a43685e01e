use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Both {
    n: u32,
    #[pool(len = n)]
    a: *mut f64,
    #[pool(elem = f64, len = n, unit = bytes)]
    b: *mut c_void,
}

fn main() {}
