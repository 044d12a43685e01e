use cymem::PoolAlloc;

type Samples = Vec<f64>;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    #[pool(len = id)]
    x: *mut Samples,
}

fn main() {}
