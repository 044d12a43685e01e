use cymem::PoolAlloc;
use cymem_hostile::replace_repr;

#[derive(PoolAlloc)]
#[repr(transparent)]
#[replace_repr(align(16))]
struct Metres(f64);

fn main() {}
