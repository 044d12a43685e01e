use cymem::PoolAlloc;
use cymem_hostile::another_type;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: std::num::Wrapping<another_type!()>,
}

fn main() {}
