use cymem::PoolAlloc;

#[repr(C)]
enum Color {
    Red,
    Green,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Color,
}

fn main() {}
