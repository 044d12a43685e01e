use cymem::PoolAlloc;

#[derive(PoolAlloc)]
enum Color {
    Red,
    Green,
}

fn main() {}
