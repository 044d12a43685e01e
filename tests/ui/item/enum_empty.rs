use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
enum Color {}

fn main() {}
