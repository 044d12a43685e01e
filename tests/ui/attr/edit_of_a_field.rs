use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len, edit)]
    values: *mut f64,
}

fn main() {}
