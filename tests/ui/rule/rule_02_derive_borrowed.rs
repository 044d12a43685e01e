//! `derive` is the name of a macro, which may be another's.

use cymem_hostile::strip_repr as derive;

#[::core::prelude::v1::derive(cymem::PoolAlloc)]
#[derive(Clone)]
#[repr(C)]
struct Row { id: u8, n: u32, #[pool(len = n)] values: *mut f64 }

/// By a path, or raw, a name of the language is none.
mod raw {
    use cymem_hostile::strip_repr;

    #[::core::prelude::v1::derive(cymem::PoolAlloc)]
    #[self::strip_repr]
    #[repr(C)]
    pub struct Row { id: u8, n: u32, #[pool(len = n)] values: *mut f64 }

    #[::core::prelude::v1::derive(cymem::PoolAlloc)]
    #[cfg_attr(all(), strip_repr)]
    #[repr(C)]
    pub struct Conditional { id: u8, n: u32, #[pool(len = n)] values: *mut f64 }
}

fn main() {}
