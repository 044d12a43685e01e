use cymem::PoolAlloc;

#[derive(PoolAlloc)]
struct Row {
    id: u32,
}

fn main() {}
