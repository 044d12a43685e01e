use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(value = Vec::new())]
    x: Vec<u8>,
}

fn main() {}
