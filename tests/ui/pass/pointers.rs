use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Pointers {
    n: u16,
    #[pool(len = n)]
    array: *mut f64,
    #[pool(len = n)]
    constant: *const f64,
    #[pool(len = n + 1)]
    offsets: *mut u32,
    #[pool(one)]
    number: *const u32,
    #[pool(one)]
    next: *mut Pointers,
    #[pool(zero_terminated)]
    letters: *mut u8,
    #[pool(terminator = -1)]
    indices: *mut i32,
    #[pool(null_terminated, each(one))]
    nodes: *mut *const u16,
    #[pool(null)]
    reserved: *mut u8,
    #[pool(size_of)]
    size: u32,
    #[pool(value = 7)]
    version: u8,
}

fn main() -> Result<(), cymem::Error> {
    let graph: Graph<Pointers> = Graph::new(PointersInit {
        array: [1.0, 2.0],
        constant: vec![3.0, 4.0],
        offsets: [0, 1, 2],
        number: 9,
        next: Some(PointersInit {
            array: [0.5; 0],
            constant: Null,
            offsets: [0],
            number: None::<u32>,
            next: Null,
            letters: Null,
            indices: Null,
            nodes: Null,
        }),
        letters: b"abc",
        indices: [4, 5],
        nodes: [10, 11],
    })?;
    assert_eq!((graph.array(), graph.constant()), (&[1.0, 2.0][..], &[3.0, 4.0][..]));
    assert_eq!((graph.offsets(), graph.number()), (&[0, 1, 2][..], Some(&9)));
    assert_eq!((graph.letters(), graph.indices()), (&b"abc"[..], &[4, 5][..]));
    assert!(graph.nodes().iter().map(|node| node.copied()).eq([Some(10), Some(11)]));
    let next = graph.next().unwrap();
    assert!(next.array().is_empty() && next.number().is_none() && next.next().is_none());
    assert!(graph.reserved().is_null());
    assert_eq!((graph.size() as usize, graph.version()), (size_of::<Pointers>(), 7));
    Ok(())
}
