// mistakes: 6
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
union End {
    number: u32,
    #[pool(end = number)]
    data: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Given {
    #[pool(given)]
    number: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Rows {
    lens: u32,
    #[pool(len = 2, each(lens = lens))]
    rows: *mut *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Capacity {
    cap: u32,
    #[pool(len = 2, capacity = cap)]
    data: *mut u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Text {
    n: u32,
    #[pool(cstr, len = n)]
    name: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Promised {
    #[pool(cstr, unsafe(plain))]
    name: *mut c_char,
}

fn main() {}
