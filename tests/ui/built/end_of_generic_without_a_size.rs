use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Span<const N: usize> {
    #[pool(end = end)]
    begin: *const [u8; N],
    end: *const [u8; N],
}

fn main() {
    let span: Result<Graph<Span<0>>, _> = Graph::new(SpanInit { begin: [[]; 3] });
    assert!(span.is_ok());
}
