use cymem::PoolAlloc;

type Letter = f64;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(cstr)]
    x: *const Letter,
}

fn main() {}
