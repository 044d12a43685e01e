// mistakes: 2
#![allow(unused_macros)]

use cymem::PoolAlloc;

macro_rules! width {
    () => {
        3
    };
    (type) => {
        Width
    };
}

struct Width;

impl Width {
    const WIDTH: u32 = 3;
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n + width!())]
    x: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    n: u32,
    #[pool(len = n + <width!(type)>::WIDTH)]
    x: *mut f64,
}

fn main() {}
