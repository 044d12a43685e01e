use cymem::PoolAlloc;
use cymem_hostile::replace_type;

#[derive(PoolAlloc)]
#[repr(C)]
#[replace_type]
struct Row {
    length: u32,
    #[pool(len = length)]
    values: *mut f64,
}

fn main() {}
