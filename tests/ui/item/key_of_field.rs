use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(len = id)]
#[repr(C)]
struct Row {
    id: u32,
}

fn main() {}
