use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(packed(2))]
struct Row {
    id: u32,
}

fn main() {}
