#![allow(dead_code)]
use cymem::PoolAlloc;
use cymem_hostile::{add_case, union_as_struct};

// One case more, which is larger.
#[derive(PoolAlloc, Clone, Copy)]
#[add_case]
#[repr(C)]
union More {
    value: u8,
}

#[derive(PoolAlloc, Clone, Copy)]
#[union_as_struct]
#[repr(C)]
union Struct {
    value: u64,
    other: u64,
}

fn main() {}
