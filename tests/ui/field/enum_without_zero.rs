use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
enum Color {
    Red = 1,
    Green = 2,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Color,
}

fn main() {}
