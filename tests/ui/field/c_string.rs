use cymem::PoolAlloc;
use std::ffi::CString;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: CString,
}

fn main() {}
