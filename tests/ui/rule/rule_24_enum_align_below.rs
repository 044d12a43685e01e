use cymem::PoolAlloc;
use cymem_hostile::add_repr;

#[derive(PoolAlloc)]
#[repr(u8)]
#[add_repr(align(16))]
enum Color {
    Red,
    Green,
}

fn main() {}
