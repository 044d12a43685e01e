// Rule 2: nobody would run the destructor.
use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Plain {
    id: u32,
}

impl Drop for Plain {
    fn drop(&mut self) {}
}

fn main() {
    let _ = Pool::new().alloc::<Plain>(1);
}
