use cymem::PoolAlloc;
use cymem_hostile::add_drop;

#[derive(PoolAlloc)]
#[repr(u8)]
#[add_drop]
enum Color {
    Red,
    Green,
}

fn main() {}
