use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Row {
    id: Point,
    #[pool(one)]
    x: *mut u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Point {
    x: f64,
}

fn main() {}
