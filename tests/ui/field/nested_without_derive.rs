use cymem::PoolAlloc;

#[repr(C)]
struct Point {
    x: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(nested)]
    x: Point,
}

fn main() {}
