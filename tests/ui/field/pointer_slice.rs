use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(len = id)]
    x: *mut [f64],
}

fn main() {}
