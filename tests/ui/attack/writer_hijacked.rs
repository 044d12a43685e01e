#![forbid(unsafe_code)]
//! A trait for all types takes the writer of generated code by value, before its own methods are looked at.
use cymem::PoolAlloc;
trait Hijack: Sized {
    fn cymem_pointer<A, B, R>(self, _: A, _: (), _: B) -> R {
        loop {}
    }
}
impl<T> Hijack for T {}
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(one)]
    x: *mut u8,
}
fn main() {}
