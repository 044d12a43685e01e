use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
enum Color {
    None,
    Gray(u8),
}

fn main() {}
