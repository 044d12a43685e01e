use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(transparent)]
struct Id(*mut f64);

fn main() {}
