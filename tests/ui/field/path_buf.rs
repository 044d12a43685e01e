use cymem::PoolAlloc;
use std::path::PathBuf;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: PathBuf,
}

fn main() {}
