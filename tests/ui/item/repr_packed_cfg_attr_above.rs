use cymem::PoolAlloc;

#[cfg_attr(all(), repr(packed))]
#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
}

fn main() {}
