use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(free_fn = "malloc")]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
}

fn main() {}
