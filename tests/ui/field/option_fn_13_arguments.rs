use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Option<extern "C" fn(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8)>,
}

fn main() {}
