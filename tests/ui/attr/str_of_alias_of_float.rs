use cymem::PoolAlloc;

type Letter = f64;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(str)]
    x: [Letter; 4],
}

fn main() {}
