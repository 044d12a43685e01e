use cymem::PoolAlloc;
use std::borrow::Cow;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Cow<'static, str>,
}

fn main() {}
