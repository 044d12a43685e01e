use cymem::PoolAlloc;

type Length = u64;
type Text = *mut f64;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n)]
    x: Length,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct B {
    #[pool(cstr)]
    x: Text,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct C {
    n: u32,
    #[pool(bytes, len = n)]
    x: Text,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct D {
    n: u32,
    #[pool(len = n, each(opaque))]
    x: *mut Length,
}

fn main() {}
