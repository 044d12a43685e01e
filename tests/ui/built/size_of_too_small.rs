use std::ffi::c_void;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Config {
    #[pool(size_of)]
    size: u8,
    blob: [u64; 32],
    #[pool(null)]
    next: *mut c_void,
}

fn main() {
    let _: Result<Graph<Config>, _> = Graph::new(ConfigInit { blob: [0; 32] });
}
