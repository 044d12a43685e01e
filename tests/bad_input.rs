//! Bad input at run time - lengths, iterators, strings and elements - is always an `Err` that names the
//! field, nothing is leaked, and the pool is usable afterwards.
#![allow(missing_docs)]

use std::iter;

use cymem::{ArenaPool, Engine, Error, Null, Pool, PoolAlloc, Pooled};
use cymem_tests::{
    Bytes, BytesInit, Liar, Matrix, MatrixInit, Pairs, PairsInit, Probe, Table, TableInit, Words, WordsInit,
};

#[derive(PoolAlloc)]
#[repr(C)]
struct Offsets {
    n: i32,
    #[pool(len = n + 1)]
    starts: *mut u64,
}

fn words<W>(words: W) -> WordsInit<W, Null, Null, &'static str> {
    WordsInit { words, ids: Null, name: Null, code: "" }
}

/// The error of a build, after a check that the pool still works and that nothing is leaked.
fn refused<T: PoolAlloc>(
    build: impl for<'p> Fn(&'p ArenaPool<&Probe>) -> Result<Pooled<'p, T>, Error>,
) -> Error {
    let probe = Probe::default();
    let pool = ArenaPool::with_base(&probe);
    let Err(error) = build(&pool) else { panic!("this should have been refused") };
    let next = Bytes::new_in(&pool, BytesInit { bytes: [1, 2, 3] }).unwrap();
    assert_eq!(next.bytes(), [1, 2, 3]);
    drop(pool);
    assert_eq!(probe.live(), 0);
    error
}

// Lengths.

#[test]
fn arrays_that_share_a_count_must_agree() {
    let error = refused(|pool| Pairs::new_in(pool, PairsInit { keys: [1, 2], values: [2.0] }));
    assert_eq!(error.field(), Some("Pairs.values"));
    assert!(matches!(error, Error::LengthMismatch { expected: 2, found: 1, given_by: "Pairs.keys", .. }));
    assert_eq!(
        error.to_string(),
        "Pairs.values: expected 2 elements as in `Pairs.keys`, found 1; make both the same length"
    );
    // An empty array has a length, `Null` has none.
    let error = refused(|pool| Pairs::new_in(pool, PairsInit { keys: [1; 0], values: [2.0] }));
    assert!(matches!(error, Error::LengthMismatch { expected: 0, found: 1, .. }));
    let pool = Pool::new();
    let pairs = Pairs::new_in(&pool, PairsInit { keys: Null, values: [2.0] }).unwrap();
    assert_eq!((pairs.len(), pairs.keys(), pairs.values()), (1, &[][..], &[2.0][..]));
}

#[test]
fn an_array_must_be_as_long_as_its_expression() {
    let error = refused(|pool| Offsets::new_in(pool, OffsetsInit { n: 3, starts: [0, 1, 2] }));
    assert_eq!(error.field(), Some("Offsets.starts"));
    assert!(matches!(error, Error::LengthMismatch { expected: 4, found: 3, given_by: "n + 1", .. }));
}

#[test]
fn rows_must_agree() {
    let build = |second: &'static [f64]| {
        refused(move |pool| Matrix::new_in(pool, MatrixInit { cells: [&[1.0, 2.0][..], second] }))
    };
    for second in [&[3.0][..], &[3.0, 4.0, 5.0], &[]] {
        let error = build(second);
        assert_eq!((error.field(), error.place().index()), (Some("Matrix.cells"), Some(1)));
        assert!(matches!(error, Error::LengthMismatch { expected: 2, .. }));
    }
}

#[test]
fn a_count_that_does_not_fit_its_type_is_an_error() {
    let error = refused(|pool| Pairs::new_in(pool, PairsInit { keys: [0; 200], values: Null }));
    assert_eq!(error.field(), Some("Pairs.len"));
    assert!(matches!(error, Error::LengthOverflow { found: Some(200), ty: "i8", .. }));
    assert_eq!(
        error.to_string(),
        "Pairs.len: a length of 200 does not fit `i8`; pass fewer elements or split the data"
    );
    let error = refused(|pool| Bytes::new_in(pool, BytesInit { bytes: [0; 256] }));
    assert_eq!(error.field(), Some("Bytes.len"));
    let pool = Pool::new();
    assert_eq!(Pairs::new_in(&pool, PairsInit { keys: [0; 127], values: Null }).unwrap().len(), 127);
    assert_eq!(Bytes::new_in(&pool, BytesInit { bytes: [0; 255] }).unwrap().len(), 255);
}

#[test]
fn an_expression_that_is_negative_or_too_large_is_an_error() {
    let error = refused(|pool| Offsets::new_in(pool, OffsetsInit { n: -2, starts: Null }));
    assert_eq!(error.field(), Some("Offsets.starts"));
    assert!(matches!(error, Error::LengthOverflow { found: None, .. }));
    assert_eq!(
        error.to_string(),
        "Offsets.starts: the length computed from the other fields is negative or overflows `usize`; \
         check those fields"
    );
    // `n + 1` overflows an `i32`, but not the length.
    let error = refused(|pool| Offsets::new_in(pool, OffsetsInit { n: i32::MAX, starts: [1] }));
    assert!(matches!(error, Error::LengthMismatch { expected: 0x8000_0000, found: 1, .. }));
}

// Iterators.

#[test]
fn an_iterator_that_ends_too_soon_is_an_error() {
    let error = refused(|pool| Bytes::new_in(pool, BytesInit { bytes: Liar([1, 2].into_iter(), 3) }));
    assert_eq!(error.field(), Some("Bytes.bytes"));
    assert!(matches!(error, Error::IteratorLength { promised: 3, found: Some(2), .. }));
    assert_eq!(
        error.to_string(),
        "Bytes.bytes: the iterator promised 3 items, found 2; its `size_hint` must say exactly how many come"
    );
}

#[test]
fn an_iterator_that_goes_on_is_an_error() {
    for promised in [0, 1, 2] {
        let error = refused(|pool| Bytes::new_in(pool, BytesInit { bytes: Liar(iter::repeat(7), promised) }));
        assert_eq!(error.field(), Some("Bytes.bytes"));
        assert!(matches!(error, Error::IteratorLength { promised: p, found: None, .. } if p == promised));
        assert!(error.to_string().ends_with("found more; its `size_hint` must say exactly how many come"));
    }
}

#[test]
fn an_iterator_that_promises_the_impossible_is_an_error() {
    for promised in [usize::MAX, usize::MAX / 2 + 1, isize::MAX as usize / 8 + 1] {
        let error = refused(|pool| {
            Offsets::new_in(pool, OffsetsInit { n: 0, starts: Liar(iter::empty::<u64>(), promised) })
        });
        assert_eq!(error.field(), Some("Offsets.starts"));
        assert!(matches!(error, Error::SizeOverflow { count, size: 8, .. } if count == promised));
    }
    // The largest array that there can be leaves no room for anything beside it.
    let pool = Pool::new();
    let starts = Liar(iter::empty::<u64>(), isize::MAX as usize / 8);
    let error = Offsets::new_in(&pool, OffsetsInit { n: 0, starts }).map(drop).unwrap_err();
    assert!(matches!(error, Error::OutOfMemory { .. }));
    assert_eq!(error.field(), Some("Offsets.starts"));
    let error = refused(|pool| Words::new_in(pool, words(Liar(iter::empty::<&str>(), usize::MAX))));
    assert!(matches!(error, Error::SizeOverflow { .. }));
    assert_eq!(error.field(), Some("Words.words"));
}

#[test]
fn lying_rows_and_nodes_are_errors() {
    let error = refused(|pool| {
        Matrix::new_in(pool, MatrixInit { cells: [Liar([1.0, 2.0].iter(), 2), Liar([1.0].iter(), 2)] })
    });
    assert_eq!((error.field(), error.place().index()), (Some("Matrix.cells"), Some(1)));
    let none = iter::empty::<PairsInit<[u32; 1], Null>>();
    let error = refused(|pool| {
        let matrix = MatrixInit { cells: [[0.0; 0]; 0] };
        Table::new_in(pool, TableInit { pairs: Liar(none.clone(), 1), first: Null, matrix })
    });
    assert_eq!(error.field(), Some("Table.pairs"));
    assert!(matches!(error, Error::IteratorLength { promised: 1, found: Some(0), .. }));
}

#[test]
fn an_iterator_may_use_the_pool_that_is_being_filled() {
    fn check(pool: &Pool<impl Engine>) {
        let keys = (0..100).map(|n| {
            let own = pool.alloc::<u32>(n % 30).unwrap();
            own.fill(0xFFFF_FFFF);
            pool.own(vec![n]).unwrap();
            let nested = Bytes::new_in(pool, BytesInit { bytes: [n as u8; 3] }).unwrap();
            u32::from(nested.bytes()[2])
        });
        let pairs = Pairs::new_in(pool, PairsInit { keys, values: [0.5; 100] }).unwrap();
        assert!(pairs.keys().iter().copied().eq(0..100));
        assert_eq!(pairs.values(), [0.5; 100]);
    }
    check(&Pool::new());
    check(&Pool::tracked());
}

// Strings and terminators.

#[test]
fn a_nul_inside_a_string_is_an_error() {
    let error = refused(|pool| Words::new_in(pool, words(["good", "b\0d"])));
    assert_eq!((error.field(), error.place().index()), (Some("Words.words"), Some(1)));
    assert!(matches!(error, Error::InteriorNul { position: 1, .. }));
    assert_eq!(
        error.to_string(),
        "Words.words[1]: the string has a NUL byte at position 1, so C would see it end there; remove it"
    );
    let error =
        refused(|pool| Words::new_in(pool, WordsInit { words: Null, ids: Null, name: "\0", code: "" }));
    assert_eq!(error.field(), Some("Words.name"));
    let error =
        refused(|pool| Words::new_in(pool, WordsInit { words: Null, ids: Null, name: Null, code: "a\0" }));
    assert_eq!(error.field(), Some("Words.code"));
}

#[test]
fn a_string_that_does_not_fit_its_array_is_an_error() {
    let code = |code: &'static str| WordsInit { words: Null, ids: Null, name: Null, code };
    let error = refused(|pool| Words::new_in(pool, code("four")));
    assert_eq!(error.field(), Some("Words.code"));
    assert!(matches!(error, Error::TooLong { found: 4, max: 3, .. }));
    assert_eq!(
        error.to_string(),
        "Words.code: the string has 4 bytes, expected at most 3 and a NUL; shorten it"
    );
    assert_eq!(Words::new_in(&Pool::new(), code("abc")).unwrap().code(), c"abc");
}

#[test]
fn an_element_that_equals_the_terminator_is_an_error() {
    let error =
        refused(|pool| Words::new_in(pool, WordsInit { words: Null, ids: [1, -1, 2], name: Null, code: "" }));
    assert_eq!((error.field(), error.place().index()), (Some("Words.ids"), Some(1)));
    assert_eq!(
        error.to_string(),
        "Words.ids[1]: this element equals the terminator, so C would see the array end here; \
         leave the terminator out of the data, it is added for you"
    );
    let error = refused(|pool| Words::new_in(pool, words([Some("a"), None])));
    assert_eq!((error.field(), error.place().index()), (Some("Words.words"), Some(1)));
    assert!(matches!(error, Error::EarlyTerminator { .. }));
}

// The remaining texts.

#[test]
fn the_other_errors_say_what_was_expected_and_what_to_do() {
    let pool = Pool::tracked();
    let count = isize::MAX as usize / 8 + 1;
    assert_eq!(
        pool.alloc::<u64>(count).unwrap_err().to_string(),
        format!(
            "{count} elements of 8 bytes are more than the largest possible object ({} bytes)",
            isize::MAX
        )
    );
    let address = core::ptr::NonNull::<u8>::dangling();
    // SAFETY: no block starts there.
    let error = unsafe { pool.free(address) }.unwrap_err();
    assert_eq!(
        error.to_string(),
        "0x1 is not an address of this pool; it was never handed out, or was freed or released before"
    );
    assert_eq!((error.field(), error.place()), (None, cymem::Place::default()));
}
