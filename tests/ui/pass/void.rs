use std::ffi::c_void;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Buffers {
    #[pool(opaque)]
    user: *mut c_void,
    n: u32,
    #[pool(elem = f64, len = n)]
    samples: *mut c_void,
    bytes: usize,
    #[pool(elem = u32, len = bytes, unit = bytes)]
    words: *const c_void,
}

fn main() -> Result<(), cymem::Error> {
    let mut user = 5_u8;
    let user: *mut c_void = (&raw mut user).cast();
    let graph: Graph<Buffers> = Graph::new(BuffersInit { user, samples: [0.5, 1.5], words: [1, 2, 3] })?;
    assert_eq!((graph.user(), graph.n(), graph.bytes()), (user, 2, 12));
    assert_eq!((graph.samples(), graph.words()), (&[0.5, 1.5][..], &[1, 2, 3][..]));
    Ok(())
}
