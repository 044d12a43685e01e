use cymem::PoolAlloc;
use std::net::SocketAddr;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: SocketAddr,
}

fn main() {}
