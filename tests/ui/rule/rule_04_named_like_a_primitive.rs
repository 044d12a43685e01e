//! A type that is called like one of Rust is no such type.
use cymem::PoolAlloc;

mod plain {
    use super::PoolAlloc;

    #[allow(non_camel_case_types)]
    #[derive(PoolAlloc)]
    #[repr(C)]
    pub struct f64 { pub bits: u64 }

    #[derive(PoolAlloc)]
    #[repr(C)]
    pub struct Value { n: u32, x: f64, #[pool(len = n)] names: *const u8 }
}

mod pointed_to {
    #[allow(non_camel_case_types)]
    pub struct u8(std::rc::Rc<()>);

    #[derive(super::PoolAlloc)]
    #[repr(C)]
    pub struct Names { n: u32, #[pool(len = n)] names: *const u8 }
}

fn main() {}
