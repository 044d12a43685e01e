use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Option<fn(i32) -> i32>,
}

fn main() {}
