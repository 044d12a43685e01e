#![allow(unused)]

use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Reg {
    #[pool(cstr)]
    name: *const c_char,
    func: Option<extern "C" fn()>,
}

// Lua ends such an array with a name that is NULL.
#[derive(PoolAlloc)]
#[repr(C)]
struct Library {
    #[pool(terminator = Reg { name: std::ptr::null(), func: None })]
    functions: *mut Reg,
}

fn main() {}
