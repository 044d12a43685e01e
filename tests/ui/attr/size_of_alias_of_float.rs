use cymem::PoolAlloc;

type Real = f64;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(size_of)]
    x: Real,
}

fn main() {}
