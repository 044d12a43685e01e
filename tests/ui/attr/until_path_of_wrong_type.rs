use cymem::PoolAlloc;

fn is_end(value: u8) -> bool {
    value == 9
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(zero_terminated, until = is_end)]
    x: *mut u8,
}

fn main() {}
