use cymem::PoolAlloc;
use std::rc::Rc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Rc<f64>,
}

fn main() {}
