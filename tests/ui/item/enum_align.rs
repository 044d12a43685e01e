use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(u8, align(16))]
enum Color {
    Red,
    Green,
}

fn main() {}
