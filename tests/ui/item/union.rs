use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
union Row {
    id: u32,
    value: f32,
}

fn main() {}
