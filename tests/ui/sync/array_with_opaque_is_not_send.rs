use cymem::{PoolAlloc, PooledArray};

#[derive(PoolAlloc)]
#[repr(C)]
struct Handle {
    id: u32,
    #[pool(opaque)]
    raw: *mut u8,
}

fn main() {
    fn check<T: Send>() {}
    check::<PooledArray<'static, Handle>>();
}
