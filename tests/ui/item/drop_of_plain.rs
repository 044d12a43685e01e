use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
}

impl Drop for Row {
    fn drop(&mut self) {}
}

fn main() {}
