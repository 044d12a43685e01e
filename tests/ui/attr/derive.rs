// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(derive(Clone))]
#[repr(C)]
struct Row {
    id: u32,
}

#[derive(PoolAlloc)]
#[pool(derive(Debgu))]
#[repr(C)]
struct Row2 {
    id: u32,
}

#[derive(PoolAlloc)]
#[pool(derive)]
#[repr(C)]
struct Row3 {
    id: u32,
}

fn main() {}
