use cymem::PoolAlloc;
use cymem_hostile::make_union;

#[derive(PoolAlloc, Clone, Copy)]
#[make_union]
#[repr(C)]
struct Number {
    value: u64,
}

fn main() {}
