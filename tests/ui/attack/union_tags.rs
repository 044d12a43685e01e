#![allow(dead_code)]
use cymem::PoolAlloc;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Twice {
    #[pool(when = 1)]
    a: u32,
    #[pool(when = [2, 1])]
    b: f32,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Wide {
    #[pool(when = 1)]
    a: u32,
    #[pool(when = 256)]
    b: f32,
}

// 256 would be 0 in the field.
#[derive(PoolAlloc)]
#[repr(C)]
struct OutOfRange {
    kind: u8,
    #[pool(tag = kind)]
    u: Wide,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
enum Kind {
    Zero,
    One,
}

// No value of the enum.
#[derive(PoolAlloc)]
#[repr(C)]
struct NotListed {
    kind: Kind,
    #[pool(tag = kind)]
    u: Wide,
}

// 256 is not under the mask.
#[derive(PoolAlloc)]
#[repr(C)]
struct OutsideMask {
    kind: u32,
    #[pool(tag = kind, mask = 0xFF)]
    u: Wide,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct WideMask {
    kind: u8,
    #[pool(tag = kind, mask = 0x1FF)]
    u: Wide,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct EnumMask {
    kind: Kind,
    #[pool(tag = kind, mask = 1)]
    u: Wide,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
union Own {
    #[pool(when = 1)]
    a: u32,
}

impl Drop for Counted {
    fn drop(&mut self) {}
}

#[derive(PoolAlloc)]
#[repr(C)]
union Counted {
    #[pool(when = 1)]
    a: u32,
}

fn main() {}
