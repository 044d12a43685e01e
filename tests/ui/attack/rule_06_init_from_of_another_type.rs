#![forbid(unsafe_code)]
//! `InitFrom` answers with the recipe of another struct.
use cymem::{Context, Init, InitFrom, PoolAlloc};
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Other {
    #[pool(one)]
    x: *mut u8,
}
struct Source;
impl InitFrom<Source> for Node {
    fn init_from<C: Context>(_: Source) -> impl Init<C, Self> {
        OtherInit { x: 1u8 }
    }
}
fn main() {}
