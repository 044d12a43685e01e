use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[repr(Rust)]
struct Row {
    id: u32,
}

fn main() {}
