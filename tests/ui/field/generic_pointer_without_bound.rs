use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row<T> {
    id: u32,
    #[pool(len = id)]
    x: *mut T,
}

fn main() {}
