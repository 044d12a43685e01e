use cymem::PoolAlloc;

const FIRST: u8 = 1;

#[derive(PoolAlloc)]
#[repr(u8)]
enum Color {
    Red = FIRST,
    Green,
}

fn main() {}
