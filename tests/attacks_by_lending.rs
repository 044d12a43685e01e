//! Data that C is pointed at without a copy, and safe programs that try to have it dangle (rule 31). What they may not
//! even say is in `ui/rule/rule_31_*`.

use std::cell::Cell;
use std::ffi::{CStr, CString, c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{ptr, thread};

use cymem::{Borrowed, BorrowedMut, Borrows, Error, Graph, Init, Kept, Null, OrNull, Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Row {
    len: u32,
    #[pool(len = len)]
    read: *const f64,
    #[pool(len = len)]
    write: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Matrix {
    rows: usize,
    columns: usize,
    #[pool(len = rows, each(len = columns))]
    cells: *const *const f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Named {
    #[pool(cstr)]
    name: *const c_char,
    len: usize,
    #[pool(cstr, len = len)]
    text: *const u8,
    bytes_len: u16,
    #[pool(bytes, len = bytes_len)]
    bytes: *const c_char,
    void_len: u32,
    #[pool(elem = u64, len = void_len, unit = bytes)]
    void: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Jagged {
    len: u32,
    #[pool(len = len, each(lens = lens))]
    rows: *mut *const u16,
    #[pool(len = len)]
    lens: *mut u32,
}

fn row<'a, C: Borrows<'a>>(read: &'a [f64]) -> impl Init<C, Row> {
    RowInit { read: Borrowed(read), write: Null }
}

#[test]
fn rule_31_nothing_is_copied() {
    let (read, mut write) = (vec![1.0, 2.0], [3.0, 4.0]);
    let pool = Pool::new();
    let before = (read.as_ptr(), write.as_ptr());
    let lent = Row::new_in(&pool, RowInit { read: Borrowed(&read), write: BorrowedMut(&mut write) }).unwrap();
    assert_eq!((lent.read().as_ptr(), lent.write().as_ptr()), before);
    assert_eq!((lent.read(), lent.write()), (&[1.0, 2.0][..], &[3.0, 4.0][..]));
    let second = lent.as_raw().write.wrapping_add(1);
    // SAFETY: C may write to the elements, and no view is in use.
    unsafe { *second = 5.0 };
    assert_eq!(lent.write(), [3.0, 5.0]);
    assert_eq!(pool.build(row(&read)).unwrap().read(), [1.0, 2.0]);
    drop(pool);
    assert_eq!((write, read), ([3.0, 5.0], vec![1.0, 2.0]));
}

#[test]
fn rule_31_borrowed_data_may_go_before_the_pool_does() {
    let pool = Pool::new();
    for round in 0..3 {
        let data = [f64::from(round); 4];
        let matrix = Matrix::new_in(&pool, MatrixInit { cells: data.chunks_exact(2).map(Borrowed) }).unwrap();
        assert_eq!(matrix.cells().get(1).unwrap(), [f64::from(round); 2]);
    }
    // The nodes are still in the pool, and nobody has a handle to them.
    assert_eq!(pool.build(7_u64).map(|seven| *seven), Ok(7));
}

#[test]
fn rule_31_rows_may_be_one_row() {
    let one = [1.0, 2.0, 3.0];
    let pool = Pool::new();
    let cells = [Borrowed(&one[..]), Borrowed(&one[..]), Borrowed(&one[..])];
    let matrix = Matrix::new_in(&pool, MatrixInit { cells }).unwrap();
    assert!(matrix.cells().iter().all(|row| ptr::eq(row, &one)));
    // A copy has copies of them.
    let mut copy: Graph<Matrix> = Graph::build(|pool, root| {
        let _ = pool;
        root.fill(MatrixInit { cells: [[1.0, 2.0, 3.0]; 3] })
    })
    .unwrap();
    assert_eq!(*copy, *matrix);
    assert!(copy.edit().cells_mut().is_some());
    let other = Pool::new();
    let copied = other.copy::<Matrix>(&matrix).unwrap();
    drop(pool);
    assert_eq!(*copied, *copy);
    assert!(other.contains(copied.cells().get(2).unwrap().as_ptr()));
}

#[test]
fn rule_31_lengths_must_agree() {
    let (long, short) = ([1.0, 2.0, 3.0], [1.0]);
    let pool = Pool::new();
    let error = Row::new_in(&pool, RowInit { read: Borrowed(&long), write: [0.0; 2] }).unwrap_err();
    assert!(error.to_string().starts_with("Row.write: expected 3 elements"), "{error}");
    let error = Matrix::new_in(&pool, MatrixInit { cells: [Borrowed(&long[..]), Borrowed(&short[..])] });
    assert!(error.unwrap_err().to_string().contains("expected 3 elements"));
    let error: Result<Graph<Row>, Error> =
        Graph::new(RowInit { read: Kept(vec![1.0]), write: Kept(vec![1.0, 2.0].into_boxed_slice()) });
    assert!(error.unwrap_err().to_string().starts_with("Row.write: expected 1 element"));
    // An empty array is NULL, and `Null` goes with any.
    let empty = Row::new_in(&pool, RowInit { read: Borrowed(&[]), write: Kept(Vec::new()) }).unwrap();
    assert!(empty.as_raw().read.is_null() && empty.as_raw().write.is_null());
    let read = OrNull(Some(Borrowed(&long)));
    let write = OrNull(None::<Kept<Vec<f64>>>);
    assert_eq!(Row::new_in(&pool, RowInit { read, write }).unwrap().len(), 3);
}

#[test]
fn rule_31_text_and_bytes() {
    static SHARED: &CStr = c"shared";
    let named: Graph<Named> = Graph::new(NamedInit {
        name: Borrowed(SHARED),
        text: Kept(CString::new("kept").unwrap()),
        bytes: Borrowed(b"a\0b"),
        void: Kept(vec![1_u64, 2]),
    })
    .unwrap();
    assert_eq!(named.name().map(CStr::as_ptr), Some(SHARED.as_ptr()));
    assert_eq!((named.text(), named.len()), (Some(c"kept"), 4));
    assert_eq!((named.bytes(), named.void(), named.void_len()), (&b"a\0b"[..], &[1, 2][..], 16));
    // Other pools' strings are shared as long as these are borrowed.
    let pool = Pool::new();
    let text = pool.cstr("one for all").unwrap();
    let all: Vec<_> = (0..3)
        .map(|_| {
            let (name, text) = (Some(Borrowed(text.view())), Borrowed(text.view()));
            pool.build(NamedInit { name, text, bytes: Borrowed("text"), void: Null }).unwrap()
        })
        .collect();
    assert!(all.iter().all(|named| named.name().map(CStr::as_ptr) == Some(text.as_ptr())));
    assert_eq!((all[2].text(), all[2].bytes()), (Some(c"one for all"), &b"text"[..]));
    let copy = named.try_clone().unwrap();
    assert_ne!(copy.name().map(CStr::as_ptr), Some(SHARED.as_ptr()));
    assert_eq!(*copy, *named);
}

#[test]
fn rule_31_rows_of_any_length() {
    let data = [1_u16, 2, 3, 4, 5];
    let pool = Pool::new();
    let rows = [&data[..1], &data[..0], &data[1..]].map(Borrowed);
    let jagged = Jagged::new_in(&pool, JaggedInit { rows }).unwrap();
    assert_eq!(jagged.lens(), [1, 0, 4]);
    assert_eq!(jagged.rows().get(2), Some(&data[1..]));
    assert_eq!(*pool.copy::<Jagged>(&jagged).unwrap(), *jagged);
}

#[test]
fn rule_31_reports_say_what_is_elsewhere() {
    static DATA: [f64; 1000] = [1.0; 1000];
    let graph: Graph<Row> =
        Graph::new(RowInit { read: Borrowed(&DATA), write: Kept(vec![0.5; 1000]) }).unwrap();
    let report = graph.report().unwrap();
    assert_eq!((report.elsewhere(), report.bytes()), (16_000, 16_000 + size_of::<Row>()));
    assert!(report.rows().all(|row| row.elsewhere == if row.field.is_some() { 8000 } else { 0 }));
    assert!(report.to_string().contains("of it lent"), "{report}");
    let copy = graph.try_clone().unwrap().report().unwrap();
    assert_eq!((copy.elsewhere(), copy.bytes()), (0, report.bytes()));
    assert!(!copy.to_string().contains("of it lent"));
    assert!(graph.dot().to_string().contains("n0 [style=bold"));
}

#[test]
fn rule_31_a_graph_owns_what_it_keeps() {
    let buffer = vec![1.0, 2.0, 3.0];
    let address = buffer.as_ptr();
    let mut graph: Graph<Row> =
        Graph::new(RowInit { read: Kept(buffer.clone()), write: Kept(buffer) }).unwrap();
    assert_eq!(graph.write().as_ptr(), address);
    graph = thread::spawn(move || graph).join().unwrap();
    // Kept buffers are the graph's own.
    graph.edit().write_mut().unwrap()[2] = 9.0;
    assert_eq!((graph.read(), graph.write()), (&[1.0, 2.0, 3.0][..], &[1.0, 2.0, 9.0][..]));
    let raw = graph.into_raw();
    // SAFETY: it comes from there.
    let graph: Graph<Row> = unsafe { Graph::from_raw(raw) };
    let mut saved = Vec::new();
    graph.save(&mut saved).unwrap();
    let loaded: Graph<Row> = Graph::load(&saved).unwrap();
    assert!(graph.same(&loaded).unwrap());
}

#[test]
fn rule_31_a_pool_is_reset_with_what_it_keeps() {
    let mut pool = Pool::new();
    for _ in 0..3 {
        let text = CString::new("text").unwrap();
        let bytes = Kept(vec![1_u8; 100]);
        let named = NamedInit { name: Kept(text.clone()), text: Kept(text), bytes, void: Null };
        assert_eq!(pool.build(named).unwrap().bytes_len(), 100);
        pool.reset();
    }
    pool.build(RowInit { read: Kept(vec![1.0]), write: Null }).unwrap();
    pool.clear();
}

#[test]
fn rule_31_what_a_graph_lends_to_itself() {
    let mut graph: Graph<Row> = Graph::build(|pool, root| {
        let own: &mut [f64] = pool.alloc(2)?;
        let lent: &[f64] = pool.own(vec![1.0, 2.0])?;
        // Written to through one field, and never through the other.
        root.fill(RowInit { read: Borrowed(lent), write: BorrowedMut(own) })
    })
    .unwrap();
    graph.edit().write_mut().unwrap()[1] = 7.0;
    assert_eq!((graph.read(), graph.write()), (&[1.0, 2.0][..], &[0.0, 7.0][..]));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Sly {
    len: u32,
    #[pool(len = len)]
    values: *mut f64,
    #[pool(one)]
    next: *mut Sly,
    peek_len: u32,
    #[pool(len = peek_len)]
    peek: *const u32,
}

#[test]
fn rule_29_a_count_that_is_lent_as_an_array_is_not_written_to() {
    let mut graph: Graph<Sly> = Graph::build(|pool, root| {
        let next = pool.build(SlyInit { values: [1.0, 2.0], next: Null, peek: [0; 0] })?;
        // The count of the other node, as an array of one element in the graph's own memory.
        let count = std::slice::from_ref(&next.view().as_raw().len);
        root.fill(SlyInit { values: [0.0; 0], next, peek: Borrowed(count) })
    })
    .unwrap();
    assert_eq!(graph.peek(), [2]);
    // An editor has no `peek_mut`, as `peek` is `*const`.
    graph.edit().enter_next().unwrap().values_mut().unwrap()[1] = 5.0;
    assert_eq!((graph.peek(), graph.next().unwrap().values()), (&[2][..], &[1.0, 5.0][..]));
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Letters {
    len: u32,
    #[pool(len = len)]
    bytes: *mut u8,
    #[pool(one)]
    next: *mut Letters,
    #[pool(cstr)]
    text: *const c_char,
    other_len: u32,
    #[pool(len = other_len)]
    other: *const u8,
}

fn letters<B>(bytes: B) -> LettersInit<B, Null, Null, Null> {
    LettersInit { bytes, next: Null, text: Null, other: Null }
}

#[test]
fn rule_29_bytes_that_are_lent_as_text_lose_their_nul() {
    let text = |bytes: &'_ [u8]| CStr::from_bytes_with_nul(bytes).map(CStr::to_owned).ok();
    let mut graph: Graph<Letters> = Graph::build(|pool, root| {
        // One in a chunk, and one in a buffer that the graph keeps.
        let own = pool.build(letters(*b"own\0"))?;
        let kept = Kept(b"kept\0".to_vec());
        let next = own.view();
        let text = CStr::from_bytes_with_nul(next.bytes()).unwrap();
        let kept = pool.build(LettersInit { bytes: kept, next: own, text: Borrowed(text), other: Null })?;
        let text = CStr::from_bytes_with_nul(kept.view().bytes()).unwrap();
        root.fill(LettersInit {
            bytes: Null,
            next: kept,
            text: Borrowed(text),
            other: Borrowed(next.bytes()),
        })
    })
    .unwrap();
    let mut kept = graph.edit().enter_next().unwrap();
    kept.reborrow().bytes_mut().unwrap().fill(b'x');
    kept.enter_next().unwrap().bytes_mut().unwrap().fill(b'y');
    let kept = graph.next().unwrap();
    assert_eq!((graph.text(), kept.text()), (Some(c"kept"), Some(c"own")));
    assert_eq!(
        (kept.bytes(), kept.next().unwrap().bytes(), graph.other()),
        (&b"xxxxx"[..], &b"yyyy"[..], &b"own\0"[..])
    );
    assert_eq!(text(kept.bytes()), None);
}

#[test]
fn rule_29_what_is_lent_from_elsewhere_is_not_written_to() {
    let mut graph: Graph<Row> = Graph::build(|pool, root| {
        let elsewhere = pool.own_mut([1.0, 2.0])?;
        root.fill(RowInit { read: Null, write: BorrowedMut(elsewhere) })
    })
    .unwrap();
    assert_eq!(graph.write(), [1.0, 2.0]);
    assert!(graph.edit().write_mut().is_none());
}

/// Gives another slice each time, or none.
struct Liar<'a>(&'a [f64], Cell<usize>);

impl AsRef<[f64]> for Liar<'_> {
    fn as_ref(&self) -> &[f64] {
        let calls = self.1.get();
        self.1.set(calls + 1);
        assert!(calls < 3, "no more");
        &self.0[..calls.min(self.0.len())]
    }
}

#[test]
fn rule_31_a_source_that_changes_its_mind() {
    let liar = Liar(&[1.0, 2.0, 3.0], Cell::new(0));
    let pool = Pool::new();
    let row = |pool| Row::new_in(pool, RowInit { read: Borrowed(&liar), write: Null });
    assert_eq!(row(&pool).unwrap().read(), [0.0; 0]);
    assert_eq!(row(&pool).unwrap().read(), [1.0]);
    assert_eq!(row(&pool).unwrap().read(), [1.0, 2.0]);
    assert!(catch_unwind(AssertUnwindSafe(|| row(&pool).is_ok())).is_err());
    assert_eq!(liar.1.get(), 4);
}

/// Fails after two items.
struct Broken(usize);

impl Iterator for Broken {
    type Item = Kept<Vec<f64>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0 += 1;
        assert!(self.0 < 3, "broken");
        Some(Kept(vec![1.0; 10]))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (5, Some(5))
    }
}
impl ExactSizeIterator for Broken {}

#[test]
fn rule_09_buffers_of_a_build_that_panics_are_freed_with_the_pool() {
    let pool = Pool::new();
    let built =
        catch_unwind(AssertUnwindSafe(|| Matrix::new_in(&pool, MatrixInit { cells: Broken(0) }).is_ok()));
    assert!(built.is_err());
    let graph = catch_unwind(|| Graph::<Matrix>::new(MatrixInit { cells: Broken(0) }).is_ok());
    assert!(graph.is_err());
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Station {
    len: u32,
    #[pool(len = len)]
    read: *const f64,
    kept_len: u32,
    #[pool(len = kept_len)]
    kept: *mut f64,
    #[pool(link)]
    next: *mut Station,
}

#[test]
fn rule_31_cycles_of_nodes_with_lent_data() {
    let data = vec![1.0, 2.0];
    let pool = Pool::new();
    let first = pool
        .build_cyclic::<Station, Error>(|cx| {
            let first = cx.reserve::<Station>()?;
            let (read, kept, next) = (Borrowed(&data), Kept(vec![3.0]), first.link());
            let second = cx.build(StationInit { read, kept, next })?;
            cx.fill(first, StationInit { read: Null, kept: Null, next: second })
        })
        .unwrap();
    let second = first.next().unwrap();
    assert_eq!((second.read().as_ptr(), second.kept()), (data.as_ptr(), &[3.0][..]));
    assert!(ptr::eq(second.next().unwrap(), &raw const *first));
}

#[test]
fn rule_29_a_ring_is_edited_around_and_around() {
    static DATA: [f64; 2] = [1.0, 2.0];
    let mut ring: Graph<Station> = Graph::new_cyclic(|cx, first| {
        let mut next = first.link();
        for _ in 0..3 {
            next = cx.build(StationInit { read: Borrowed(&DATA), kept: Kept(vec![0.0]), next })?.link();
        }
        cx.fill(first, StationInit { read: Null, kept: [0.0], next }).map(drop)
    })
    .unwrap_or_else(|error: Error| panic!("{error}"));
    let mut station = ring.edit();
    for turn in 0..10 {
        station.reborrow().kept_mut().unwrap()[0] += f64::from(turn);
        station = station.enter_next().unwrap();
    }
    assert_eq!(ring.kept(), [f64::from(4 + 8)]);
    assert_eq!(ring.next().unwrap().kept(), [f64::from(1 + 5 + 9)]);
}
