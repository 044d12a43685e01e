use cymem::PoolAlloc;
use cymem_hostile::strip_repr;

#[derive(PoolAlloc)]
#[repr(C)]
#[strip_repr]
struct Row {
    flag: u8,
    value: f64,
    other: u8,
}

fn main() {}
