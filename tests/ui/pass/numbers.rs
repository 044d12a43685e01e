use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(C)]
struct Numbers {
    a: u8,
    b: u16,
    c: u32,
    d: u64,
    e: u128,
    f: usize,
    g: i8,
    h: i16,
    i: i32,
    j: i64,
    k: i128,
    l: isize,
    m: f32,
    n: f64,
    o: bool,
}

fn main() -> Result<(), cymem::Error> {
    let numbers = Numbers {
        a: 1, b: 2, c: 3, d: 4, e: u128::MAX, f: 6, g: -7, h: -8, i: -9, j: -10, k: i128::MIN, l: -12, m: 13.5, n: 14.5, o: true,
    };
    let graph: Graph<Numbers> = Graph::new(numbers)?;
    assert_eq!(*graph, numbers);
    assert_eq!(graph.as_ptr().addr() % 16, 0);
    Ok(())
}
