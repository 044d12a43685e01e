use cymem::PoolAlloc;
use cymem_hostile::add_packed;

#[derive(PoolAlloc)]
#[repr(C)]
#[add_packed]
struct Row {
    flag: u8,
    value: f64,
}

fn main() {}
