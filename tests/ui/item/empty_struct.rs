use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {}

fn main() {}
