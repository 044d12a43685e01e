use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Tensor<const N: usize> {
    dims: [u32; N],
    #[pool(len = dims[3])]
    cells: *mut u8,
}

fn main() {
    let tensor: Result<Graph<Tensor<2>>, _> = Graph::new(TensorInit { dims: [1, 1], cells: [1] });
    assert!(tensor.is_err());
}
