use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n, align = n)]
    x: *mut u8,
}

fn main() {}
