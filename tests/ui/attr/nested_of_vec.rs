use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(nested)]
    x: Vec<f64>,
}

fn main() {}
