use cymem::PoolAlloc;
use cymem_hostile::add_field;

#[derive(PoolAlloc)]
#[repr(C)]
#[add_field]
struct Row {
    id: u32,
    value: f64,
}

fn main() {}
