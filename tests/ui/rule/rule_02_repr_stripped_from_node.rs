use cymem::PoolAlloc;
use cymem_hostile::strip_repr;

#[derive(PoolAlloc)]
#[repr(C)]
#[strip_repr]
struct Row {
    length: u8,
    #[pool(len = length)]
    values: *mut f64,
    other: u8,
}

fn main() {}
