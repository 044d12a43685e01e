use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(len = id)]
    values: *mut f64,
}

impl Drop for Row {
    fn drop(&mut self) {}
}

fn main() {}
