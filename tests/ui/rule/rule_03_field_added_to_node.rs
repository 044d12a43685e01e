use cymem::PoolAlloc;
use cymem_hostile::add_field;

#[derive(PoolAlloc)]
#[repr(C)]
#[add_field]
struct Row {
    length: u32,
    #[pool(len = length)]
    values: *mut f64,
}

fn main() {}
