// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(init)]
#[repr(C)]
struct Row {
    id: u32,
}

#[derive(PoolAlloc)]
#[pool(init = a::B)]
#[repr(C)]
struct Row2 {
    #[pool(one)]
    id: *mut u32,
}

#[derive(PoolAlloc)]
#[pool(init = A, init = B)]
#[repr(C)]
struct Row3 {
    #[pool(one)]
    id: *mut u32,
}

fn main() {}
