//! Hostile programs against aliases, text, places and lengths, which the crate withstands. The number of the
//! soundness rule of the design is in the name of the test; attacks that must not compile are in `ui/attack`.
#![allow(missing_docs)]

use core::cell::Cell;
use core::ffi::{c_char, c_void};
use core::iter;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Error, Graph, Null, Plain, Pool, PoolAlloc};
use cymem_tests::{dirty_pool, refused};

/// An iterator that promises other numbers of items than come.
struct Liar<I> {
    items: I,
    says: (usize, Option<usize>),
}

impl<I: Iterator> Iterator for Liar<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.items.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.says
    }
}

impl<I: Iterator> ExactSizeIterator for Liar<I> {}

fn liar<T: Clone>(item: T, comes: usize, says: usize) -> Liar<impl Iterator<Item = T>> {
    Liar { items: iter::repeat_n(item, comes), says: (says, Some(says)) }
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    n: u16,
    #[pool(len = n)]
    lens: *mut u8,
    #[pool(len = n, each(lens = lens))]
    rows: *mut *mut u32,
}

#[test]
fn rule_08_rows_that_lie() {
    let rows = |outer: (usize, usize), inner: (usize, usize)| {
        let row = move || liar(7, inner.0, inner.1);
        let rows = Liar { items: (0..outer.0).map(move |_| row()), says: (outer.1, Some(outer.1)) };
        Graph::<Rows>::new(RowsInit { rows })
    };
    assert!(matches!(
        refused(rows((2, 3), (1, 1))).0,
        Error::IteratorLength { promised: 3, found: Some(2), .. }
    ));
    assert!(matches!(
        refused(rows((3, 2), (1, 1))).0,
        Error::IteratorLength { promised: 2, found: None, .. }
    ));
    assert!(matches!(
        refused(rows((2, 2), (1, 2))).0,
        Error::IteratorLength { promised: 2, found: Some(1), .. }
    ));
    assert!(matches!(
        refused(rows((2, 2), (2, 1))).0,
        Error::IteratorLength { promised: 1, found: None, .. }
    ));
    assert!(matches!(refused(rows((1, usize::MAX), (1, 1))).0, Error::SizeOverflow { .. }));
    assert!(matches!(refused(rows((1, 1), (1, usize::MAX))).0, Error::SizeOverflow { .. }));
    let unsure = Liar { items: iter::repeat_n([1_u32], 2), says: (1, Some(2)) };
    let error = refused(Graph::<Rows>::new(RowsInit { rows: unsure })).0;
    assert!(matches!(error, Error::IteratorLength { promised: 1, found: Some(2), .. }));
    assert_eq!(rows((2, 2), (3, 3)).map(|rows| rows.lens().to_vec()), Ok(vec![3, 3]));
}

/// Rows that give other lengths each time they are asked are written once, and seen as they were written.
#[test]
fn rule_21_rows_that_change() -> Result<(), Error> {
    let asked = Cell::new(0_u32);
    let rows = (0..3).map(|_| {
        asked.set(asked.get() + 1);
        (0..asked.get()).collect::<Vec<_>>()
    });
    let rows: Graph<Rows> = Graph::new(RowsInit { rows })?;
    assert_eq!(rows.lens(), [1, 2, 3]);
    assert!(rows.rows().iter().map(<[u32]>::len).eq([1, 2, 3]));
    Ok(())
}

/// A panic in the middle leaves no node behind, and the pool goes on.
#[test]
fn rule_09_rows_that_panic_or_build() -> Result<(), Error> {
    let pool = dirty_pool();
    let panics = (0..3).map(|i| if i < 2 { vec![i] } else { panic!("in the third row") });
    assert!(catch_unwind(AssertUnwindSafe(|| Rows::new_in(&pool, RowsInit { rows: panics }))).is_err());
    let builds = (0..3).map(|i| {
        let inside = Rows::new_in(&pool, RowsInit { rows: [[i]; 2] }).expect("two rows");
        inside.rows().get(1).map(<[u32]>::to_vec).expect("the second")
    });
    let outer = Rows::new_in(&pool, RowsInit { rows: builds })?;
    assert!(outer.rows().iter().eq([&[0][..], &[1], &[2]]));
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Places {
    #[pool(each(zero_terminated))]
    texts: [*mut u8; 2],
    #[pool(each(opaque))]
    raw: [*mut c_void; 3],
}

#[test]
fn rule_08_places_that_lie() {
    let place = |comes, says| {
        Graph::<Places>::new(PlacesInit { texts: liar(*b"x", comes, says), raw: Null })
            .map(|graph| graph.texts().len())
    };
    let error = |comes, says| place(comes, says).expect_err("a lie");
    assert!(matches!(error(1, 2), Error::IteratorLength { promised: 2, found: Some(1), .. }));
    assert!(matches!(error(2, 1), Error::IteratorLength { promised: 1, found: None, .. }));
    assert!(matches!(error(9, 2), Error::IteratorLength { promised: 2, found: None, .. }));
    assert!(matches!(error(0, usize::MAX), Error::TooMany { found: usize::MAX, max: 2, .. }));
    assert_eq!(place(2, 2), Ok(2));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Room<T: Plain> {
    len: u8,
    cap: i128,
    #[pool(len = len, capacity = cap, unit = bytes)]
    data: *mut T,
}

/// Capacities that are no sizes, and elements that have none.
#[test]
fn rule_15_capacities() -> Result<(), Error> {
    let room = |cap, data: &'static [u32]| Graph::<Room<u32>>::new(RoomInit { cap, data });
    for cap in [-1, i128::MIN, i128::MAX, i128::from(u64::MAX) + 1] {
        assert!(matches!(
            refused(room(cap, &[])).0,
            Error::LengthOverflow { .. } | Error::PartialElement { .. }
        ));
    }
    assert!(matches!(refused(room(isize::MAX as i128 + 1, &[])).0, Error::SizeOverflow { .. }));
    let pool = Pool::new();
    pool.set_limit(Some(1 << 20));
    let limited = Room::<u32>::new_in(&pool, RoomInit { cap: 1 << 28, data: [1_u32] });
    assert!(matches!(limited, Err(Error::LimitExceeded { .. })));
    assert_eq!((room(4, &[9])?.data(), room(4, &[])?.data()), (&[9][..], &[][..]));
    // One byte of a `u8` each, so that 256 of them do not fit the count.
    let bytes = RoomInit { cap: 256, data: [0_u8; 256] };
    assert!(matches!(Graph::<Room<u8>>::new(bytes), Err(Error::LengthOverflow { found: Some(256), .. })));
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Units<const N: usize> {
    #[pool(given)]
    bytes: u64,
    #[pool(len = bytes, unit = bytes, align = 64, capacity = bytes)]
    items: *mut [u8; N],
}

/// Elements of no size: no number of bytes is more than one of them.
#[test]
fn rule_15_elements_without_a_size() -> Result<(), Error> {
    let units = |bytes, len| Graph::<Units<0>>::new(UnitsInit { bytes, items: vec![[]; len] });
    assert!(units(0, 3)?.items().is_empty());
    assert!(matches!(refused(units(5, 3)).0, Error::LengthMismatch { expected: 5, found: 0, .. }));
    assert!(units(0, usize::MAX)?.items().is_empty());
    let odd = Graph::<Units<3>>::new(UnitsInit { bytes: 4, items: [[1, 2, 3]] });
    assert!(matches!(refused(odd).0, Error::PartialElement { bytes: 4, size: 3, .. }));
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Far<T: Plain> {
    n: u32,
    #[pool(len = n, align = 1 << 29)]
    items: *mut T,
}

/// The largest alignment is an error where there is no memory for it.
#[test]
#[cfg_attr(miri, ignore = "half a gigabyte")]
fn rule_15_far_alignments() {
    let pool = Pool::new();
    pool.set_limit(Some(1 << 20));
    let far = Far::new_in(&pool, FarInit { items: [1_u8] });
    match far {
        Ok(far) => assert_eq!(far.as_raw().items.addr() % (1 << 29), 0),
        Err(error) => {
            assert!(matches!(error, Error::LimitExceeded { .. } | Error::OutOfMemory { .. }), "{error}")
        }
    }
    let empty = Far::<u64>::new_in(&pool, FarInit { items: [0_u64; 0] });
    assert!(empty.is_ok_and(|empty| empty.as_raw().items.is_null()));
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Shared {
    n: u8,
    #[pool(str, len = n)]
    inline: [c_char; 8],
    #[pool(cstr, len = n)]
    text: *const c_char,
    #[pool(utf16, len = n)]
    wide: *const u16,
    #[pool(bytes, len = n)]
    bytes: *const u8,
    #[pool(len = n)]
    items: *const u16,
}

/// Text and arrays that share a count agree on it, whatever comes first.
#[test]
fn rule_07_text_shares_its_count() -> Result<(), Error> {
    let shared = |inline, text, wide, bytes, items: usize| {
        Graph::<Shared>::new(SharedInit { inline, text, wide, bytes, items: vec![0; items] })
    };
    assert_eq!(shared("ab", "cd", "ef", "gh", 2)?.items().len(), 2);
    for (init, field) in [
        (shared("ab", "c", "ef", "gh", 2), "Shared.text"),
        (shared("ab", "cd", "e", "gh", 2), "Shared.wide"),
        (shared("ab", "cd", "ef", "g", 2), "Shared.bytes"),
        (shared("ab", "cd", "ef", "gh", 3), "Shared.items"),
        // Two units, and four bytes.
        (shared("ab", "cd", "\u{1F600}", "gh", 1), "Shared.items"),
    ] {
        let (error, found) = refused(init);
        assert!(matches!(error, Error::LengthMismatch { expected: 2, .. }), "{error}");
        assert_eq!(found, field);
    }
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Fields {
    extent: Extent,
    dims: [[i64; 2]; 2],
    #[pool(len = extent.w * dims[1][1] - min(dims[0][0], extent.h))]
    cells: *mut u8,
}

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Extent {
    w: u64,
    h: u64,
}

/// Methods and traits that are called like what generated code says mean nothing there.
#[allow(dead_code, reason = "nobody calls them")]
trait Smaller {
    fn smaller(self, _: Self) -> Self;
    fn larger(self, _: Self) -> Self;
}
impl<T> Smaller for T {
    fn smaller(self, _: T) -> T {
        panic!("of the user")
    }
    fn larger(self, _: T) -> T {
        panic!("of the user")
    }
}
#[allow(dead_code, reason = "the attribute says `min` as well")]
fn min(_: u64, _: u64) -> u64 {
    panic!("of the user")
}

#[test]
fn rule_15_places_overflow_into_errors() -> Result<(), Error> {
    let fields = |w, h, a, d| {
        let init = FieldsInit { extent: Extent { w, h }, dims: [[a, 0], [0, d]], cells: [1_u8, 2, 3] };
        Graph::<Fields>::new(init)
    };
    assert_eq!(fields(2, 1, 9, 2)?.cells(), [1, 2, 3]);
    for (w, h, a, d) in [
        (u64::MAX, 0, 0, i64::MAX),
        (u64::MAX, 0, 0, i64::MIN),
        (0, u64::MAX, i64::MAX, 0),
        (1, 0, i64::MIN, i64::MAX),
    ] {
        let error = refused(fields(w, h, a, d)).0;
        assert!(matches!(error, Error::LengthOverflow { .. } | Error::LengthMismatch { .. }), "{error}");
    }
    Ok(())
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Span {
    #[pool(end = end)]
    begin: *mut u64,
    end: *mut u64,
    #[pool(end = last, each(cstr))]
    first: *mut *const c_char,
    last: *mut *const c_char,
}

/// What C may do: move the end towards the begin, or make either NULL.
#[test]
fn spans_that_c_has_changed() -> Result<(), Error> {
    let mut span: Graph<Span> = Graph::new(SpanInit { begin: [1, 2, 3], first: ["a", "b"] })?;
    assert!(span.first().iter().eq([Some(c"a"), Some(c"b")]));
    let raw = span.as_mut_ptr();
    // SAFETY: no view is in use.
    let Span { begin, end, .. } = unsafe { &mut *raw };
    *end = begin.wrapping_add(1);
    assert_eq!(span.begin(), [1]);
    let raw = span.as_mut_ptr();
    // SAFETY: as above, and pointers may be made NULL.
    unsafe { (*raw).end = core::ptr::null_mut() };
    assert!(span.begin().is_empty());
    let raw = span.as_mut_ptr();
    // SAFETY: as above.
    unsafe { (*raw).first = core::ptr::null_mut() };
    assert!(span.first().is_empty());
    Ok(())
}

/// What C may do to rows: make lengths smaller, and pointers NULL.
#[test]
fn rows_that_c_has_changed() -> Result<(), Error> {
    let mut rows: Graph<Rows> = Graph::new(RowsInit { rows: [[1, 2], [3, 4]] })?;
    let raw = rows.as_mut_ptr();
    // SAFETY: no view is in use.
    let Rows { lens, .. } = unsafe { &mut *raw };
    // SAFETY: there are two lengths, the first of which becomes smaller.
    unsafe { lens.write(1) };
    assert!(rows.rows().iter().eq([&[1][..], &[3, 4]]));
    let raw = rows.as_mut_ptr();
    // SAFETY: as above, and the pointers may be made NULL.
    unsafe { (*raw).lens = core::ptr::null_mut() };
    assert!(rows.rows().iter().eq([&[][..], &[]]));
    Ok(())
}

type Vec2 = *mut f64;
type Alias<T> = *const T;
type Twice<T> = Alias<Alias<T>>;

#[derive(PoolAlloc)]
#[repr(C)]
struct Named<T: Plain> {
    n: u8,
    #[pool(len = n)]
    xy: Vec2,
    #[pool(len = n)]
    items: Alias<T>,
    #[pool(len = n, each(len = n))]
    rows: Twice<T>,
}

/// Views of one type are never seen as those of another, by whatever name.
#[test]
fn rule_03_generic_aliases() -> Result<(), Error> {
    let named: Graph<Named<u16>> = Graph::new(NamedInit { xy: [0.5], items: [1], rows: [[2]] })?;
    assert_eq!((named.xy(), named.items(), named.rows().get(0)), (&[0.5][..], &[1][..], Some(&[2][..])));
    let floats: Graph<Named<f32>> = Graph::new(NamedInit { xy: [0.5], items: [1.0], rows: [[2.0]] })?;
    assert_eq!(floats.rows().get(0), Some(&[2.0][..]));
    Ok(())
}
