#![forbid(unsafe_code)]
use cymem::{Graph, PoolAlloc};
#[derive(PoolAlloc)]
#[repr(C)]
struct Data { x: [u64; 4096] }
#[derive(PoolAlloc)]
#[repr(C)]
struct Tiny { x: u8 }
impl IntoIterator for Tiny {
    type Item = Tiny;
    type IntoIter = std::array::IntoIter<Tiny, 1>;
    fn into_iter(self) -> Self::IntoIter { [self].into_iter() }
}
#[derive(PoolAlloc)]
#[repr(C)]
struct Node {
    n: usize,
    #[pool(elem = Data, len = n)]
    data: *mut core::ffi::c_void,
}
fn main() {
    let g: Graph<Node> = Graph::new(NodeInit { data: Tiny { x: 7 } }).unwrap();
    println!("{:?}", g.data().len());
    println!("{:?}", g.data().iter().flat_map(|d|&d.x).fold(0u64,|a,b|a^*b));
}
