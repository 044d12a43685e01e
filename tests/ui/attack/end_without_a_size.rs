use cymem::PoolAlloc;

type Begin = *const u8;
type End = *mut u8;

#[derive(PoolAlloc)]
#[repr(C)]
struct Nothing {
    #[pool(end = end)]
    begin: *const [u8; 0],
    end: *const [u8; 0],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Other {
    #[pool(end = end)]
    begin: Begin,
    end: End,
}

fn main() {}
