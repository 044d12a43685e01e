use cymem::PoolAlloc;

const REST: usize = 0;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: [u8; REST],
}

fn main() {}
