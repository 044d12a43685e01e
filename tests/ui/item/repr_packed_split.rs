use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[repr(packed)]
struct Row {
    id: u32,
}

fn main() {}
