use cymem::PoolAlloc;
use cymem_hostile::replace_repr;

#[derive(PoolAlloc)]
#[repr(C, align(16))]
#[replace_repr(C, align(32))]
struct Row {
    len: usize,
    #[pool(len = len)]
    values: *mut f64,
}

fn main() {}
