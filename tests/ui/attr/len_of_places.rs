// mistakes: 7
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
pub struct Size {
    pub w: u16,
    pub dims: [i32; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    size: Size,
    #[pool(len = size.width)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    dims: [i32; 2],
    #[pool(len = dims[2])]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    size: Size,
    #[pool(len = size[0])]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    size: Size,
    i: usize,
    #[pool(len = size.dims[i])]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct E {
    n: u32,
    #[pool(len = abs(n))]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct F {
    dims: [f64; 2],
    #[pool(len = dims[0])]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct G {
    sizes: [Size; 2],
    #[pool(len = sizes[0].w)]
    x: *mut u8,
}

fn main() {}
