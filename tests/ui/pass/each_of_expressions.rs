use std::ffi::{c_char, c_void};

use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc)]
#[pool(zeroed, derive(Debug, PartialEq))]
#[repr(C)]
struct Tables {
    n: u32,
    m: u32,
    rows: u8,
    columns: u8,
    #[pool(len = n, each(len = n))]
    square: *mut *mut f64,
    #[pool(len = m + 1, each(len = m * 2))]
    wide: *mut *mut f64,
    #[pool(null_terminated, each(len = m + 1))]
    tall: *mut *mut f64,
    #[pool(len = rows, each(len = columns, each(cstr)))]
    words: *mut *mut *mut c_char,
    #[pool(null_terminated, each(len = columns, each(one)))]
    numbers: *mut *mut *mut u16,
    #[pool(len = rows, each(len = columns, each(len = depth, each(len = last))))]
    four: *mut *mut *mut *mut u8,
    depth: i8,
    last: i64,
    #[pool(elem = *mut f64, len = rows, each(len = columns))]
    erased: *mut c_void,
    #[pool(elem = *mut f64, len = bytes, unit = bytes, each(one))]
    in_bytes: *mut c_void,
    bytes: usize,
    #[pool(null_terminated, each(terminator = -1, until = |index| *index < 0))]
    ends: *mut *mut i8,
}

fn main() -> Result<(), cymem::Error> {
    let base = TablesInit { m: 1, ..TablesInit::zeroed() };
    let graph: Graph<Tables> = Graph::new(
        base.with_square([[1.0, 2.0], [3.0, 4.0]])
            .with_wide([[1.0, 2.0], [3.0, 4.0]])
            .with_tall([[5.0, 6.0]])
            .with_words([["a", "b"]])
            .with_numbers([[1_u16, 2], [3, 4]])
            .with_four([[[[1, 2, 3]], [[4, 5, 6]]]])
            .with_erased([[7.0, 8.0]])
            .with_in_bytes([0.5, 1.5])
            .with_ends([[1_i8, 2], [3, 4]]),
    )?;
    assert_eq!((graph.n(), graph.rows(), graph.columns(), graph.depth(), graph.last()), (2, 1, 2, 1, 3));
    assert_eq!(graph.bytes(), 2 * size_of::<*mut f64>());
    assert_eq!((graph.square().get(1), graph.wide().get(1)), (Some(&[3.0, 4.0][..]), Some(&[3.0, 4.0][..])));
    assert_eq!((graph.tall().len(), graph.tall().get(0)), (1, Some(&[5.0, 6.0][..])));
    assert!(graph.words().get(0).unwrap().iter().eq([Some(c"a"), Some(c"b")]));
    assert!(graph.numbers().get(1).unwrap().iter().eq([Some(&3), Some(&4)]));
    let four = graph.four().get(0).and_then(|table| table.get(1)).and_then(|table| table.get(0));
    assert_eq!(four, Some(&[4, 5, 6][..]));
    assert_eq!(graph.erased().get(0), Some(&[7.0, 8.0][..]));
    assert!(graph.in_bytes().iter().eq([Some(&0.5), Some(&1.5)]));
    assert!(graph.ends().iter().eq([[1, 2], [3, 4]]));
    assert!(*graph == *graph);
    Ok(())
}
