use cymem::PoolAlloc;
use cymem_hostile::add_drop;

#[derive(PoolAlloc)]
#[repr(C)]
#[add_drop]
struct Row {
    id: u32,
    value: f64,
}

fn main() {}
