// mistakes: 3
use cymem::PoolAlloc;

#[derive(Clone, Copy)]
#[repr(C)]
union Number {
    float: f32,
    bits: u32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    kind: u32,
    #[pool(untagged)]
    x: Number,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Word {
    float: f32,
    bits: u32,
}

// No field of the union says when it is there.
#[derive(PoolAlloc)]
#[repr(C)]
struct NoWhen {
    kind: u32,
    #[pool(tag = kind)]
    x: Word,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Plain {
    x: Word,
}

fn main() {}
