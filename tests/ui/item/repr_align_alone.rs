use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(align(8))]
struct Row {
    id: u32,
}

fn main() {}
