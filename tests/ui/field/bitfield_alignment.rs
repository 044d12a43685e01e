// mistakes: 4
use cymem::PoolAlloc;

// bindgen writes an array before bit-fields, of the type that they are aligned to.
#[derive(PoolAlloc)]
#[repr(C)]
struct Bytes {
    _bitfield_align_1: [u8; 0],
    _bitfield_1: [u8; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Words {
    kind: u8,
    _bitfield_align_1: [u16; 0],
    _bitfield_1: [u8; 2],
}

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

fn main() {}
