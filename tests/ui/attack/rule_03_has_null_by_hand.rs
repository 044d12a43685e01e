#![forbid(unsafe_code)]
//! A null value of the user's for a type that is no plain value.
use cymem::PoolAlloc;
struct Text(&'static str);
impl cymem::private::HasNull for Text {
    const NULL: Text = Text("null");
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    #[pool(null)]
    text: Text,
    n: u32,
    #[pool(len = n)]
    x: *mut u8,
}
fn main() {}
