use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
enum Color {
    None,
    Gray(u8),
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Color,
}

fn main() {}
