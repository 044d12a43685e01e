// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
union NoRepr {
    id: u32,
    value: f32,
}

#[derive(PoolAlloc)]
#[repr(C, packed)]
union Packed {
    id: u32,
    value: u8,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Borrowed<'a> {
    id: u32,
    value: &'a u8,
}

fn main() {}
