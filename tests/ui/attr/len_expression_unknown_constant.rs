use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n + WIDTH)]
    x: *mut f64,
}

fn main() {}
