use cymem::PoolAlloc;

type Samples = Vec<f64>;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Samples,
}

fn main() {}
