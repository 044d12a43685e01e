// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(view)]
#[repr(C)]
struct Row {
    id: u32,
}

#[derive(PoolAlloc)]
#[pool(view = "Seen")]
#[repr(C)]
struct Row2 {
    id: u32,
}

#[derive(PoolAlloc)]
#[pool(view = Seen)]
#[repr(C)]
enum Row3 {
    A,
}

fn main() {}
