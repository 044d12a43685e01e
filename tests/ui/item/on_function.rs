use cymem::PoolAlloc;

#[derive(PoolAlloc)]
fn row() {}

fn main() {}
