use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    n: i32,
    #[pool(terminator = n)]
    x: *mut i32,
}

fn main() {}
