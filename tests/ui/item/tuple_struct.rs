use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row(u32, f64);

fn main() {}
