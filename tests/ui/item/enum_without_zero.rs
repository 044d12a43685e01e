use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(u8)]
enum Color {
    Red = 1,
    Green,
}

fn main() {}
