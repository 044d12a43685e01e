use cymem::PoolAlloc;
use cymem_hostile::replace_repr;

#[derive(PoolAlloc)]
#[repr(u8)]
#[replace_repr(u16)]
enum Color {
    Red,
    Green,
}

fn main() {}
