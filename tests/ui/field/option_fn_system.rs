use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Option<extern "system" fn(i32) -> i32>,
}

fn main() {}
