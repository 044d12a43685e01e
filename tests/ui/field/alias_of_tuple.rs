use cymem::PoolAlloc;

type Pair = (f64, f64);

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Pair,
}

fn main() {}
