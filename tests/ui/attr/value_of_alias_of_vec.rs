use cymem::PoolAlloc;

type Bytes = Vec<u8>;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(value = Vec::new())]
    x: Bytes,
}

fn main() {}
