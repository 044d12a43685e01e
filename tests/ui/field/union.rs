use cymem::PoolAlloc;

#[repr(C)]
union Number {
    float: f32,
    bits: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Number,
}

fn main() {}
