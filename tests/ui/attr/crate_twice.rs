// mistakes: 2
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(crate = cymem, crate = cymem)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[pool(crate = "1 + 1")]
#[repr(C)]
struct Row2 {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

fn main() {}
