use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(value = "no")]
    x: u8,
}

fn main() {}
