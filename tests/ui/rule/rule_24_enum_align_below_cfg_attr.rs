use cymem::PoolAlloc;
use cymem_hostile::add_repr;

#[derive(PoolAlloc)]
#[repr(C)]
#[cfg_attr(all(), add_repr(align(4096)))]
enum Color {
    Red,
    Green,
}

fn main() {}
