// mistakes: 2
use cymem::PoolAlloc;

type Samples = Vec<f64>;

#[derive(PoolAlloc)]
#[repr(C)]
struct Signal {
    rate: f64,
    samples: Samples,
    #[pool(one)]
    boxed: *mut Samples,
}

fn main() {}
