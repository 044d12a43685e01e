use std::marker::PhantomData;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(transparent)]
struct Id {
    id: u32,
    unit: PhantomData<f64>,
}

fn main() {}
