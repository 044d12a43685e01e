use cymem::{PoolAlloc, Pooled};

#[derive(PoolAlloc)]
#[repr(C)]
struct Handle {
    id: u32,
    #[pool(opaque)]
    raw: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Handles {
    #[pool(one)]
    first: *mut Handle,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Callback {
    #[pool(len = n, each(opaque))]
    raw: *mut *mut u8,
    n: u32,
}

fn main() {
    fn check<T: Send>() {}
    check::<Pooled<'static, Handle>>();
}
