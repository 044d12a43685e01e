use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(zero_terminated, until = |value| *value)]
    x: *mut u8,
}

fn main() {}
