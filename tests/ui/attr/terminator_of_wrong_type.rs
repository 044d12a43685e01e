use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(terminator = -1.0)]
    x: *mut i32,
}

fn main() {}
