use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(opaque)]
    x: *const dyn Fn(),
}

fn main() {}
