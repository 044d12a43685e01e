use cymem::PoolAlloc;

type Alias = *mut u8;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(nested)]
    x: Alias,
}

fn main() {}
