use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(null_terminated, each(one))]
    x: *mut *mut c_void,
}

fn main() {}
