use cymem::PoolAlloc;

type Handle = *mut u8;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Handle,
}

fn main() {}
