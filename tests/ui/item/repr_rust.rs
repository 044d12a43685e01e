use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(Rust)]
struct Row {
    id: u32,
}

fn main() {}
