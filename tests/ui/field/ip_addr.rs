use cymem::PoolAlloc;
use std::net::IpAddr;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: IpAddr,
}

fn main() {}
