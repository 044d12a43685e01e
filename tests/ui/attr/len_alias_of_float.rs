use cymem::PoolAlloc;

type Real = f64;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: Real,
    #[pool(len = n)]
    x: *mut f64,
}

fn main() {}
