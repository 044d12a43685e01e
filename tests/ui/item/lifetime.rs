use std::marker::PhantomData;

use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row<'a> {
    id: u32,
    borrowed: PhantomData<&'a f64>,
}

fn main() {}
