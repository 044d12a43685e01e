use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: u32,
    #[pool(len = n, align = 1 << 40)]
    x: *mut u8,
}

fn main() {}
