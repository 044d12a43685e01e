use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(one)]
    x: *mut String,
}

fn main() {}
