use cymem::PoolAlloc;

fn rand() -> i32 {
    4
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    #[pool(terminator = rand())]
    x: *mut i32,
}

fn main() {}
