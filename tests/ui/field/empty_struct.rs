use cymem::PoolAlloc;

#[repr(C)]
struct Marker {}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Marker,
}

fn main() {}
