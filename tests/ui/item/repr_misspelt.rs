use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(c)]
struct Row {
    id: u32,
}

fn main() {}
