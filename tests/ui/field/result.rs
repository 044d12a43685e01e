use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Result<u32, u8>,
}

fn main() {}
