use cymem::PoolAlloc;

#[derive(Clone, Copy)]
#[repr(C)]
union Bits {
    word: u32,
    byte: u8,
}

// SAFETY: none: bytes of it may be uninitialised.
unsafe impl cymem::Plain for Bits {
    unsafe fn write_fields(&self, _: *mut Self) {}
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    bits: Bits,
    #[pool(len = bits.word)]
    p: *mut u8,
}

fn main() {}
