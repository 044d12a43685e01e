// mistakes: 4
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(utf16)]
    x: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(utf16)]
    x: [u16; 8],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    #[pool(utf16, cstr)]
    x: *const u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    #[pool(utf16)]
    x: *const *const u16,
}

fn main() {}
