use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(one)]
    x: *const str,
}

fn main() {}
