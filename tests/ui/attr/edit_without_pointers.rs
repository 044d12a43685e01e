use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Point {
    x: f64,
    y: f64,
}

fn main() {}
