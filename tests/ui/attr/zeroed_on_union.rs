use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[pool(zeroed)]
#[repr(C)]
union U {
    a: u32,
}

fn main() {}
