// mistakes: 3
use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Flexible {
    len: u32,
    data: [u64; 0],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Text {
    len: u32,
    data: [u8; 0],
}

// By its name what bindgen writes before bit-fields, but no plain type.
#[derive(PoolAlloc)]
#[repr(C)]
struct Words {
    kind: u8,
    _bitfield_align_1: [String; 0],
}

fn main() {}
