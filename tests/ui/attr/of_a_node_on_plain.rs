// mistakes: 4
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(init = Recipe, view = Seen, zeroed, derive(Debug))]
#[repr(C)]
struct Point {
    x: f64,
    y: f64,
}

fn main() {}
