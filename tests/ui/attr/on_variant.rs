use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
enum Color {
    #[pool(one)]
    Red,
}

fn main() {}
