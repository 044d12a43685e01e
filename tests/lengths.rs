//! Lengths in every form that C headers have (`c/grammar.h`), read by C and by views.
#![allow(missing_docs)]

use core::ffi::{c_char, c_int, c_void};

use cymem::{Error, Graph, Null, OrNull, Plain, PoolAlloc};
use cymem_tests::{assert_c_reads, assert_layout_of_c, refused};

#[derive(PoolAlloc)]
#[repr(C)]
struct Module {
    code_size: usize,
    #[pool(len = code_size, unit = bytes)]
    code: *const u32,
    #[pool(given)]
    samplers: u32,
    #[pool(len = samplers)]
    sampler: *const c_int,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Buffer {
    #[pool(bytes, len = size, capacity = asize)]
    ptr: *mut c_char,
    asize: usize,
    size: usize,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Words {
    size: usize,
    alloc: usize,
    #[pool(len = size, capacity = alloc, unit = bytes)]
    data: *mut u32,
}

const CONTROL: usize = 16;

#[derive(PoolAlloc)]
#[repr(C)]
struct Samples {
    n: usize,
    #[pool(len = n, align = 64)]
    re: *mut f32,
    #[pool(bytes, len = controllen, align = CONTROL)]
    control: *mut c_void,
    controllen: usize,
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Extent {
    w: u16,
    h: u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tensor {
    size: Extent,
    #[pool(len = size.w * size.h)]
    pixels: *mut u8,
    dims: [i64; 2],
    #[pool(len = dims[0] * dims[1])]
    values: *mut f64,
    rows: c_int,
    columns: c_int,
    #[pool(len = min(rows, columns))]
    diagonal: *mut c_int,
    #[pool(len = max(rows, columns))]
    border: *mut c_int,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Program {
    n: c_int,
    #[pool(len = n)]
    lengths: *const usize,
    #[pool(len = n, each(cstr, lens = lengths))]
    strings: *mut *const c_char,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq), zeroed)]
#[repr(C)]
struct Ragged {
    n: c_int,
    #[pool(len = n)]
    lens: *const c_int,
    #[pool(len = n, each(lens = lens))]
    rows: *const *const f64,
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Span {
    #[pool(end = end)]
    begin: *const c_int,
    end: *const c_int,
}

unsafe extern "C" {
    fn check_module(module: *const Module, samplers: c_int) -> c_int;
    fn check_room(buffer: *const Buffer) -> c_int;
    fn check_words(words: *const Words) -> c_int;
    fn check_samples(samples: *const Samples) -> c_int;
    fn check_tensor(tensor: *const Tensor) -> c_int;
    fn check_program(program: *const Program) -> c_int;
    fn check_ragged(ragged: *const Ragged) -> c_int;
    fn check_span(span: *const Span, length: c_int) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn layouts() {
    assert_layout_of_c! {
        Tensor = tensor { size, pixels, dims, values, rows, columns, diagonal, border }
    }
}

#[test]
fn c_reads_bytes_and_given_counts() {
    let module = |samplers| ModuleInit { code: [0x0723_0203, 9], samplers: 2, sampler: OrNull(samplers) };
    assert_c_reads!(check_module: Module, module(Some([4, 5])), 1);
    assert_c_reads!(check_module: Module, module(None), 0);
}

#[test]
fn a_given_count_is_compared() -> Result<(), Error> {
    let module = |samplers, sampler: Option<&'static [c_int]>| {
        Graph::<Module>::new(ModuleInit { code: [1], samplers, sampler: OrNull(sampler) })
    };
    let (error, field) = refused(module(3, Some(&[4, 5])));
    assert!(
        matches!(error, Error::LengthMismatch { expected: 3, found: 2, given_by: "samplers", .. }),
        "{error}"
    );
    assert_eq!(field, "Module.sampler");
    let without = module(u32::MAX, None)?;
    assert_eq!((without.samplers(), without.sampler().len()), (u32::MAX, 0));
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct InBytes {
    #[pool(given)]
    bytes: i64,
    #[pool(len = bytes, unit = bytes)]
    words: *const u32,
    #[pool(len = bytes, unit = bytes)]
    pairs: *const [u16; 2],
    #[pool(len = bytes + bytes, unit = bytes)]
    rows: *mut u8,
    #[pool(len = 2, each(len = bytes, unit = bytes))]
    cells: *mut *mut u16,
}

#[test]
fn lengths_in_bytes() -> Result<(), Error> {
    let init =
        |bytes| InBytesInit { bytes, words: [1], pairs: [[1, 2]], rows: Null, cells: [[1, 2], [3, 4]] };
    let four: Graph<InBytes> = Graph::new(init(4))?;
    assert_eq!(
        (four.words(), four.pairs(), four.cells().get(1)),
        (&[1][..], &[[1, 2]][..], Some(&[3, 4][..]))
    );
    let (error, field) = refused(Graph::<InBytes>::new(init(6)));
    let expected = Error::PartialElement { at: error.place(), bytes: 6, size: 4, given_by: "bytes" };
    assert_eq!((&error, field), (&expected, "InBytes.words"));
    assert_eq!(
        error.to_string(),
        "InBytes.words: 6 bytes as in `bytes` are no whole number of elements of 4 bytes; give a multiple"
    );
    assert!(matches!(
        refused(Graph::<InBytes>::new(init(8))).0,
        Error::LengthMismatch { expected: 2, found: 1, .. }
    ));
    for bytes in [-4, i64::MIN, i64::MAX] {
        let (error, _) = refused(Graph::<InBytes>::new(init(bytes)));
        assert!(matches!(error, Error::LengthOverflow { .. } | Error::PartialElement { .. }), "{error}");
    }
    Ok(())
}

#[test]
fn c_reads_room_behind_the_data() {
    assert_c_reads!(check_room: Buffer, BufferInit { ptr: "abc", asize: 8 });
    assert_c_reads!(check_words: Words, WordsInit { data: [1, 2], alloc: 16 });
}

#[test]
fn capacities() -> Result<(), Error> {
    let words = |data: &'static [u32], alloc| Graph::<Words>::new(WordsInit { data, alloc });
    let full = words(&[1, 2], 8)?;
    assert_eq!((full.size(), full.alloc(), full.data()), (8, 8, &[1, 2][..]));
    let room = words(&[], 8)?;
    assert!(room.data().is_empty() && !room.as_raw().data.is_null());
    assert!(words(&[], 0)?.as_raw().data.is_null());
    let (error, field) = refused(words(&[1, 2], 4));
    assert_eq!(
        (&error, field),
        (&Error::OverCapacity { at: error.place(), found: 2, capacity: 1 }, "Words.data")
    );
    assert_eq!(
        error.to_string(),
        "Words.data: there are 2 elements, expected at most the capacity of 1; give a larger capacity"
    );
    assert!(matches!(refused(words(&[1], 0)).0, Error::OverCapacity { found: 1, capacity: 0, .. }));
    assert!(matches!(
        refused(words(&[1], 6)).0,
        Error::PartialElement { bytes: 6, size: 4, given_by: "alloc", .. }
    ));
    let huge = refused(Graph::<Buffer>::new(BufferInit { ptr: "a", asize: usize::MAX }));
    assert!(matches!(huge, (Error::SizeOverflow { count: usize::MAX, size: 1, .. }, "Buffer.ptr")));
    // Nothing is behind NULL.
    assert!(Graph::<Buffer>::new(BufferInit { ptr: Null, asize: 8 })?.as_raw().ptr.is_null());
    Ok(())
}

#[test]
fn c_reads_aligned_arrays() {
    assert_c_reads!(check_samples: Samples, SamplesInit { re: [0.5, 1.5], control: "fds" });
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Aligned<T: Plain, const N: usize> {
    n: u32,
    #[pool(len = n, align = N)]
    items: *mut T,
    #[pool(len = n, align = 256, each(len = n, align = N, capacity = n * 2))]
    rows: *mut *mut T,
}

#[test]
fn alignments() -> Result<(), Error> {
    let aligned: Graph<Aligned<u16, 32>> = Graph::new(AlignedInit { items: [1, 2], rows: [[1, 2], [3, 4]] })?;
    assert_eq!(aligned.as_raw().items.addr() % 32, 0);
    assert_eq!(aligned.as_raw().rows.addr() % 256, 0);
    assert!(aligned.rows().as_raw().iter().all(|row| row.addr() % 32 == 0));
    assert!(aligned.rows().iter().eq([&[1, 2][..], &[3, 4]]));
    // Less than the type asks for.
    let small: Graph<Aligned<u64, 1>> = Graph::new(AlignedInit { items: [1], rows: [[1]] })?;
    assert_eq!((small.as_raw().items.addr() % align_of::<u64>(), small.items()), (0, &[1][..]));
    Ok(())
}

#[test]
fn c_reads_lengths_from_places() {
    assert_c_reads!(check_tensor: Tensor, TensorInit {
        size: Extent { w: 3, h: 2 },
        pixels: 0..6,
        dims: [2, 2],
        values: (0..4).map(|i| 0.5 * f64::from(i)),
        rows: 2,
        columns: 3,
        diagonal: [1, 2],
        border: [7, 8, 9],
    });
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Deep {
    extent: Extent,
    dims: [[i8; 2]; 2],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Places {
    deep: Deep,
    n: u32,
    #[pool(len = n)]
    counted: *mut u8,
    #[pool(len = max(deep.extent.w, n) + deep.dims[1][0] * (deep.extent.h - 1))]
    items: *mut u8,
}

#[test]
fn places() -> Result<(), Error> {
    let init = |w, h, cell| {
        let deep = Deep { extent: Extent { w, h }, dims: [[0, 0], [cell, 0]] };
        Graph::<Places>::new(PlacesInit { deep, counted: [1, 2, 3], items: [0; 5] })
    };
    assert_eq!(init(1, 3, 1)?.items().len(), 5);
    assert_eq!(init(5, 1, 9)?.items().len(), 5);
    let (error, field) = refused(init(4, 1, 0));
    assert!(matches!(error, Error::LengthMismatch { expected: 4, found: 5, .. }) && field == "Places.items");
    let text = "Places.items: expected 4 elements as in \
                `max(deep.extent.w, n) + deep.dims[1][0] * (deep.extent.h - 1)`, found 5; make both the same length";
    assert_eq!(error.to_string(), text);
    assert!(matches!(refused(init(0, 100, -1)).0, Error::LengthOverflow { found: None, .. }));
    Ok(())
}

#[test]
fn c_reads_rows_of_any_length() {
    assert_c_reads!(check_ragged: Ragged, RaggedInit { rows: [vec![1.0, 2.0], vec![], vec![3.0]] });
    assert_c_reads!(check_program: Program, ProgramInit { strings: ["main", ""] });
}

#[derive(PoolAlloc)]
#[pool(derive(Debug, PartialEq))]
#[repr(C)]
struct Rows {
    n: u8,
    #[pool(len = n)]
    a_lens: *mut u8,
    #[pool(len = n, each(lens = a_lens, each(one)))]
    a: *mut *mut *mut u16,
    #[pool(len = n + 1)]
    b_lens: *mut i64,
    #[pool(len = n + 1, each(bytes, lens = b_lens))]
    b: *const *mut c_char,
    #[pool(len = n)]
    c_lens: *mut u32,
    #[pool(len = n, each(utf16, lens = c_lens))]
    c: *mut *mut u16,
    #[pool(len = n)]
    d_lens: *mut u32,
    #[pool(len = n, each(lens = d_lens))]
    d: *mut *mut Span,
}

#[test]
fn rows_are_a_list() -> Result<(), Error> {
    let span = |n: c_int| SpanInit { begin: 0..n };
    let init = || RowsInit {
        a: [vec![1, 2], vec![]],
        b: [Some("xy"), None, Some("")],
        c: [Some("äb"), None],
        d: [vec![span(1)], vec![span(0), span(2)]],
    };
    let rows: Graph<Rows> = Graph::new(init())?;
    assert_eq!((rows.n(), rows.a_lens(), rows.b_lens()), (2, &[2, 0][..], &[2, 0, 0][..]));
    assert_eq!((rows.c_lens(), rows.d_lens()), (&[2, 0][..], &[1, 2][..]));
    assert!(rows.a().get(0).expect("two").iter().eq([Some(&1), Some(&2)]));
    assert!(rows.b().iter().eq([&b"xy"[..], b"", b""]));
    assert!(rows.c().iter().rev().eq([&[][..], &[0xe4, 0x62]]));
    assert_eq!(rows.d().get(1).expect("two")[1].begin(), [0, 1]);
    assert_eq!(*rows, *Graph::<Rows>::new(init())?);
    assert!(format!("{:?}", &*rows).contains("b: [[120, 121], [], []]"));

    let ragged: Graph<Ragged> = Graph::new(RaggedInit::zeroed())?;
    assert!(ragged.rows().is_empty() && ragged.lens().is_empty());
    let empty: Graph<Ragged> = Graph::new(RaggedInit { rows: [[0.0; 0]; 0] })?;
    assert!(empty.as_raw().lens.is_null() && empty.as_raw().rows.is_null());
    Ok(())
}

#[test]
fn rows_that_do_not_fit() {
    let long = || RowsInit { a: [vec![0; 256]], b: [""; 2], c: [""], d: [[SpanInit { begin: [0] }]] };
    let (error, field) = refused(Graph::<Rows>::new(long()));
    assert!(matches!(error, Error::LengthOverflow { found: Some(256), ty: "u8", .. }) && field == "Rows.a");
    assert!(error.to_string().starts_with("Rows.a[0]: "), "{error}");
    let other = RowsInit { a: [[0]], b: ["", "", ""], c: [""], d: [[SpanInit { begin: [0] }]] };
    let (error, field) = refused(Graph::<Rows>::new(other));
    assert!(
        matches!(error, Error::LengthMismatch { expected: 2, found: 3, .. }) && field == "Rows.b",
        "{error}"
    );
}

#[test]
fn c_reads_begin_and_end() {
    assert_c_reads!(check_span: Span, SpanInit { begin: 0..3 }, 3);
    assert_c_reads!(check_span: Span, SpanInit { begin: [0; 0] }, 0);
    assert_c_reads!(check_span: Span, SpanInit { begin: Null }, 0);
}

#[test]
fn spans() -> Result<(), Error> {
    let span: Graph<Span> = Graph::new(SpanInit { begin: [5, 6] })?;
    assert_eq!((span.begin(), span.end()), (&[5, 6][..], span.as_raw().begin.wrapping_add(2)));
    assert_eq!(*span, *Graph::<Span>::new(SpanInit { begin: vec![5, 6] })?);
    assert_eq!(format!("{:?}", &*span), "Span { begin: [5, 6] }");
    Ok(())
}
