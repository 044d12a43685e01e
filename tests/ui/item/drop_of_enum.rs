use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(u8)]
enum Color {
    Red,
    Green,
}

impl Drop for Color {
    fn drop(&mut self) {}
}

fn main() {}
