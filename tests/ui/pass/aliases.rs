#![allow(non_camel_case_types)]
#![deny(warnings)]
#![forbid(unsafe_code)]

mod sys {
    pub enum Hidden {}
    pub type handle = *mut Hidden;
    pub type c_string = *const std::ffi::c_char;
    pub type numbers<T> = *mut T;
}

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Names {
    n: u32,
    #[pool(len = n, each(opaque))]
    handles: *const sys::handle,
    #[pool(cstr)]
    name: sys::c_string,
    #[pool(null_terminated, each(cstr))]
    names: sys::numbers<sys::c_string>,
    #[pool(len = n)]
    numbers: sys::numbers<f64>,
    #[pool(each(one))]
    places: [sys::numbers<u8>; 2],
}

fn main() -> Result<(), cymem::Error> {
    let names: Graph<Names> = Graph::new(NamesInit {
        handles: [std::ptr::null_mut(); 2],
        name: "a",
        names: ["b", "c"],
        numbers: [0.5, 1.5],
        places: [7],
    })?;
    assert_eq!((names.n(), names.name(), names.numbers()), (2, Some(c"a"), &[0.5, 1.5][..]));
    Ok(())
}
