use std::ffi::c_char;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Name {
    #[pool(cstr)]
    name: *mut c_char,
    #[pool(str)]
    short: [c_char; 8],
}

fn lengthen(name: &mut Graph<Name>) {
    name.edit().name_mut().unwrap()[0] = 1;
    name.edit().set_short([1; 8]);
}

fn main() {
    _ = lengthen;
}
