// mistakes: 9
#![allow(dead_code)]
use std::ffi::{c_char, c_int};

use cymem::PoolAlloc;

pub mod foreign {
    use std::ffi::{c_char, c_int};

    #[repr(C)]
    pub struct entry {
        pub len: c_int,
        pub name: *mut c_char,
        pub code: u32,
    }

    #[repr(C)]
    pub struct hidden {
        pub len: c_int,
        code: u32,
    }

    #[repr(C, align(16))]
    pub struct aligned {
        pub len: c_int,
    }

    #[repr(C)]
    pub union either {
        pub len: c_int,
        pub code: u32,
    }
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::entry)]
struct Signed {
    len: c_int,
    #[pool(cstr)]
    name: *mut c_char,
    code: i32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::entry)]
struct Order {
    #[pool(cstr)]
    name: *mut c_char,
    len: c_int,
    code: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::entry)]
struct Size {
    len: c_int,
    #[pool(cstr)]
    name: *mut c_char,
    code: u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::entry)]
struct Missing {
    len: c_int,
    #[pool(cstr)]
    name: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::entry)]
struct OtherName {
    len: c_int,
    #[pool(cstr)]
    title: *mut c_char,
    code: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::hidden)]
struct Private {
    len: c_int,
    code: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::aligned)]
struct Aligned {
    len: c_int,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = foreign::either)]
struct Union {
    len: c_int,
    code: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(mirror = [u32; 2])]
struct Array {
    len: c_int,
    code: u32,
}

fn main() {}
