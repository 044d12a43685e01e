// mistakes: 5
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(derive(Debug, Debug))]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug), derive(PartialEq))]
#[repr(C)]
struct Row2 {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[pool(derive = Debug)]
#[repr(C)]
struct Row3 {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[pool(derive(std::fmt::Debug))]
#[repr(C)]
struct Row4 {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[pool(derive(Eq))]
#[repr(C)]
struct Row5 {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

fn main() {}
