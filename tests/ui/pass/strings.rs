use std::ffi::c_char;

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Texts {
    #[pool(cstr)]
    name: *const c_char,
    #[pool(cstr)]
    none: *mut c_char,
    n: u32,
    #[pool(len = n)]
    bytes: *mut c_char,
    argc: i32,
    #[pool(len = argc, each(cstr))]
    argv: *mut *const c_char,
    #[pool(str)]
    inline: [c_char; 8],
}

fn main() -> Result<(), cymem::Error> {
    let graph: Graph<Texts> = Graph::new(TextsInit {
        name: "cymem",
        none: None::<&str>,
        bytes: [1, 2],
        argv: ["ls", "-l"],
        inline: "short",
    })?;
    assert_eq!((graph.name(), graph.none(), graph.inline()), (Some(c"cymem"), None, c"short"));
    assert_eq!((graph.bytes(), graph.argc()), (&[1, 2][..], 2));
    assert!(graph.argv().iter().eq([Some(c"ls"), Some(c"-l")]));
    Ok(())
}
