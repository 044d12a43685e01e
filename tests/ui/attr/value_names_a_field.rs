use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u8,
    #[pool(value = n + 1)]
    x: u8,
}

fn main() {}
