use cymem::PoolAlloc;
use cymem_hostile::add_repr;

#[derive(PoolAlloc)]
#[repr(C)]
#[add_repr(align(16))]
struct Row {
    value: f64,
}

fn main() {}
