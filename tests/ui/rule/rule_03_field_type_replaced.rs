use cymem::PoolAlloc;
use cymem_hostile::replace_type;

#[derive(PoolAlloc)]
#[repr(C)]
#[replace_type]
struct Row {
    id: u32,
    value: f64,
}

fn main() {}
