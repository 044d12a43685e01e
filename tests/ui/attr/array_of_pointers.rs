// mistakes: 7
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Length {
    n: u32,
    #[pool(len = n, each(one))]
    x: [*mut u8; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Opaque {
    #[pool(opaque)]
    x: [*mut u8; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Null {
    #[pool(null)]
    x: [[*mut u8; 4]; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Behind {
    #[pool(one)]
    x: *mut [*mut u8; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Bytes {
    n: u32,
    #[pool(len = n)]
    x: [u8; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Bare {
    x: [*mut u8; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Numbers {
    #[pool(each(one))]
    x: [u8; 4],
}

fn main() {}
