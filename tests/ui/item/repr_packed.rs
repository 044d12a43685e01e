use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C, packed)]
struct Row {
    id: u32,
}

fn main() {}
