use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row<T> {
    id: u32,
    x: T,
}

fn main() {}
