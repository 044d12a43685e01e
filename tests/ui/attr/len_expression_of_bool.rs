use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: bool,
    #[pool(len = n + 1)]
    x: *mut f64,
}

fn main() {}
