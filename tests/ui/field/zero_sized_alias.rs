use cymem::PoolAlloc;

type Marker = [u8; 0];

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Marker,
}

fn main() {}
