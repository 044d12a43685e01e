use std::ffi::c_void;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Callbacks {
    safe: Option<extern "C" fn(i32) -> i32>,
    dangerous: Option<unsafe extern "C" fn(*mut c_void)>,
    unwinding: Option<extern "C-unwind" fn()>,
    twelve: Option<extern "C" fn(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8) -> u8>,
    #[pool(null)]
    never: Option<extern "C" fn()>,
    n: u8,
    #[pool(len = n)]
    all: *mut Option<extern "C" fn(i32) -> i32>,
}

extern "C" fn double(x: i32) -> i32 {
    2 * x
}

fn main() -> Result<(), cymem::Error> {
    let graph: Graph<Callbacks> = Graph::new(CallbacksInit {
        safe: Some(double),
        dangerous: None,
        unwinding: None,
        twelve: None,
        all: [Some(double as extern "C" fn(i32) -> i32), None],
    })?;
    assert_eq!(graph.safe().map(|double| double(21)), Some(42));
    assert!(graph.dangerous().is_none() && graph.never().is_none());
    assert_eq!(graph.all()[0].map(|double| double(4)), Some(8));
    Ok(())
}
