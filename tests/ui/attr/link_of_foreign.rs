use cymem::PoolAlloc;

#[repr(C)]
struct Foreign {
    x: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(link)]
    x: *mut Foreign,
}

fn main() {}
