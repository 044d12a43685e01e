//! A struct whose attributes are all the language's, or `pool`, is not looked at again: no macro can be behind
//! them. Here each of them stands for one that strips `repr`.

macro_rules! borrowed {
    ($($name:ident: #[$attr:meta])*) => { $(
        mod $name {
            use cymem_hostile::strip_repr as $name;

            #[derive(cymem::PoolAlloc)]
            #[$attr]
            #[repr(C)]
            pub struct Row { id: u8, n: u32, #[pool(len = n)] values: *mut f64 }
        }
    )* };
}
borrowed! {
    allow: #[allow(dead_code)]
    deprecated: #[deprecated]
    doc: #[doc(hidden)]
    expect: #[expect(dead_code)]
    must_use: #[must_use]
    non_exhaustive: #[non_exhaustive]
}

mod repr {
    use cymem_hostile::strip_repr as repr;

    #[derive(cymem::PoolAlloc)]
    #[repr(C)]
    pub struct Row { id: u8, n: u32, #[pool(len = n)] values: *mut f64 }
}

mod by_glob {
    mod names {
        pub use cymem_hostile::strip_repr as doc;
    }
    use names::*;

    #[derive(cymem::PoolAlloc)]
    #[doc(hidden)]
    #[repr(C)]
    pub struct Row { id: u8, n: u32, #[pool(len = n)] values: *mut f64 }
}

fn main() {}
