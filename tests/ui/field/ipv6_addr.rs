use cymem::PoolAlloc;
use std::net::Ipv6Addr;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    id: u32,
    x: Ipv6Addr,
}

fn main() {}
