use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(init = Both, view = Both)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(one)]
    x: *mut u32,
}

fn main() {}
