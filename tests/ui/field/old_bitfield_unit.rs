#![allow(unused)]

use cymem::PoolAlloc;

// As older versions of bindgen wrote it.
#[repr(C)]
struct __BindgenBitfieldUnit<Storage, Align> {
    storage: Storage,
    align: [Align; 0],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Bits {
    flags: __BindgenBitfieldUnit<[u8; 4], u32>,
}

fn main() {}
