use std::ffi::{c_char, c_double, c_float, c_int, c_long, c_short, c_uchar, c_uint, c_ulonglong};

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Options {
    a: c_char,
    b: c_double,
    c: c_float,
    d: c_int,
    e: c_long,
    f: c_short,
    g: c_uchar,
    h: c_uint,
    i: c_ulonglong,
    n: c_int,
    #[pool(len = n)]
    values: *const c_int,
}

fn main() -> Result<(), cymem::Error> {
    let graph: Graph<Options> = Graph::new(OptionsInit {
        a: 1, b: 2.0, c: 3.0, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, values: [1, 2, 3],
    })?;
    assert_eq!((graph.a(), graph.b(), graph.e(), graph.i(), graph.n()), (1, 2.0, 5, 9, 3));
    assert_eq!(graph.values(), [1, 2, 3]);
    Ok(())
}
