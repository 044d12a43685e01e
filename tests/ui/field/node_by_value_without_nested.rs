use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Name {
    #[pool(zero_terminated)]
    bytes: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Name,
}

fn main() {}
