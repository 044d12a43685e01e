// mistakes: 7
use std::ffi::c_char;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
union OneWithout {
    #[pool(when = 0)]
    number: u32,
    float: f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union NoTag {
    #[pool(when = [])]
    number: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(empty(nothing = 0))]
union Empty {
    number: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Length {
    n: u32,
    #[pool(len = n)]
    data: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Value {
    n: u32,
    #[pool(value = 3)]
    data: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Struct {
    #[pool(when = 0)]
    n: u32,
    #[pool(cstr)]
    name: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Nothing {
    n: u32,
    nothing: std::marker::PhantomData<u8>,
}

fn main() {}
