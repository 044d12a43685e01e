use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
#[cfg_attr(all(), repr(packed))]
struct Row {
    id: u32,
}

fn main() {}
