use cymem::PoolAlloc;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(transparent)]
struct Count(u32);

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: Count,
    #[pool(len = n)]
    x: *mut f64,
}

fn main() {}
