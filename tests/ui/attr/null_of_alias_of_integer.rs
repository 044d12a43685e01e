use cymem::PoolAlloc;

type Integer = u32;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(null)]
    x: Integer,
}

fn main() {}
