use std::ffi::c_void;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(one)]
    x: *const c_void,
}

fn main() {}
