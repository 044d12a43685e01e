use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(crate = ::cymen)]
#[repr(C)]
struct Row {
    id: u32,
}

fn main() {}
