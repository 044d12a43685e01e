use cymem::PoolAlloc;

#[derive(PoolAlloc)]
#[repr(C)]
struct Other {
    id: u32,
    #[pool(list)]
    next: *mut Other,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct A {
    id: u32,
    #[pool(list)]
    x: *mut Other,
}

fn main() {}
