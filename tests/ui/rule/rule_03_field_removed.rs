use cymem::PoolAlloc;
use cymem_hostile::remove_field;

#[derive(PoolAlloc)]
#[repr(C)]
#[remove_field]
struct Row {
    id: u32,
    value: f64,
}

fn main() {}
