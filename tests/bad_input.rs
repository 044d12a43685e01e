//! Bad input and exhausted memory at run time: always an `Err` that names the field, nothing
//! leaked, and the pool usable afterwards.
#![allow(missing_docs)]

use core::ffi::{c_char, c_void};
use std::cell::Cell;
use std::iter;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use cymem::{ArenaPool, CMalloc, Engine, Error, Null, Pool, PoolAlloc, Pooled, TrackedPool};
use cymem_tests::Probe;

#[derive(PoolAlloc)]
#[repr(C)]
struct Pairs {
    len: i8,
    #[pool(len = len)]
    keys: *mut u32,
    #[pool(len = len)]
    values: *const f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Bytes {
    len: u8,
    #[pool(len = len)]
    bytes: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Offsets {
    n: i32,
    #[pool(len = n + 1)]
    starts: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Matrix {
    rows: u32,
    columns: u16,
    #[pool(len = rows, each(len = columns))]
    cells: *mut *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Words {
    #[pool(null_terminated, each(cstr))]
    words: *const *const c_char,
    #[pool(terminator = -1)]
    ids: *mut i32,
    #[pool(cstr)]
    name: *mut c_char,
    #[pool(str)]
    code: [c_char; 4],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Table {
    len: usize,
    #[pool(len = len)]
    pairs: *mut Pairs,
    #[pool(one)]
    first: *mut Pairs,
    #[pool(nested)]
    matrix: Matrix,
}

/// An iterator whose length is what the test says.
struct Lying<I>(usize, I);

impl<I: Iterator> Iterator for Lying<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.1.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0, Some(self.0))
    }
}

impl<I: Iterator> ExactSizeIterator for Lying<I> {}

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
    let error = refused(|pool| Bytes::new_in(pool, BytesInit { bytes: Lying(3, [1, 2].into_iter()) }));
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
        let error =
            refused(|pool| Bytes::new_in(pool, BytesInit { bytes: Lying(promised, iter::repeat(7)) }));
        assert_eq!(error.field(), Some("Bytes.bytes"));
        assert!(matches!(error, Error::IteratorLength { promised: p, found: None, .. } if p == promised));
        assert!(error.to_string().ends_with("found more; its `size_hint` must say exactly how many come"));
    }
}

#[test]
fn an_iterator_that_promises_the_impossible_is_an_error() {
    for promised in [usize::MAX, usize::MAX / 2 + 1, isize::MAX as usize / 8 + 1] {
        let error = refused(|pool| {
            Offsets::new_in(pool, OffsetsInit { n: 0, starts: Lying(promised, iter::empty::<u64>()) })
        });
        assert_eq!(error.field(), Some("Offsets.starts"));
        assert!(matches!(error, Error::SizeOverflow { count, size: 8, .. } if count == promised));
    }
    // The largest array that there can be leaves no room for anything beside it.
    let pool = Pool::new();
    let starts = Lying(isize::MAX as usize / 8, iter::empty::<u64>());
    let error = Offsets::new_in(&pool, OffsetsInit { n: 0, starts }).map(drop).unwrap_err();
    assert!(matches!(error, Error::OutOfMemory { .. }));
    assert_eq!(error.field(), Some("Offsets.starts"));
    let error = refused(|pool| Words::new_in(pool, words(Lying(usize::MAX, iter::empty::<&str>()))));
    assert!(matches!(error, Error::SizeOverflow { .. }));
    assert_eq!(error.field(), Some("Words.words"));
}

#[test]
fn lying_rows_and_nodes_are_errors() {
    let error = refused(|pool| {
        Matrix::new_in(pool, MatrixInit { cells: [Lying(2, [1.0, 2.0].iter()), Lying(2, [1.0].iter())] })
    });
    assert_eq!((error.field(), error.place().index()), (Some("Matrix.cells"), Some(1)));
    let none = iter::empty::<PairsInit<[u32; 1], Null>>();
    let error = refused(|pool| {
        let matrix = MatrixInit { cells: [[0.0; 0]; 0] };
        Table::new_in(pool, TableInit { pairs: Lying(1, none.clone()), first: Null, matrix })
    });
    assert_eq!(error.field(), Some("Table.pairs"));
    assert!(matches!(error, Error::IteratorLength { promised: 1, found: Some(0), .. }));
}

/// Panics at the n-th item, for every n, while half of the graph is built.
#[test]
fn a_panicking_iterator_leaks_nothing_and_leaves_the_pool_usable() {
    fn check<'a, B: Engine<Base = &'a Probe>>(probe: &'a Probe) {
        let pool = Pool::<B>::with_base(probe);
        for fuse in 0..12 {
            let left = Cell::new(fuse);
            let tick = |value: u32| match left.get() {
                0 => resume_unwind(Box::new("fuse")),
                n => {
                    left.set(n - 1);
                    value
                }
            };
            let tick = &tick;
            let pairs = (0..3).map(|row| PairsInit {
                keys: (0..4).map(move |column| tick(row * column)),
                values: [1.0; 4],
            });
            let matrix = MatrixInit { cells: [[1.0]] };
            let build = || Table::new_in(&pool, TableInit { pairs, first: Null, matrix }).map(drop);
            catch_unwind(AssertUnwindSafe(build)).unwrap_err();
        }
        table(&pool).unwrap();
        drop(pool);
        assert_eq!(probe.live(), 0);
    }
    check::<cymem::Arena<_>>(&Probe::default());
    check::<cymem::Tracked<_>>(&Probe::default());
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

#[test]
fn an_iterator_may_set_the_limit() {
    let pool = Pool::new();
    let keys = [1, 2, 3].iter().inspect(|_| pool.set_limit(Some(0)));
    let error = Pairs::new_in(&pool, PairsInit { keys, values: [0.0; 3] }).map(drop).unwrap_err();
    assert!(matches!(error, Error::LimitExceeded { limit: 0, bytes: 24, .. }));
    assert_eq!(error.field(), Some("Pairs.values"));
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

// Exhausted memory.

/// A graph with every kind of pointer, large enough for several chunks.
fn table<B: Engine>(pool: &Pool<B>) -> Result<(), Error> {
    const KEYS: usize = if cfg!(miri) { 5 } else { 120 };
    const IDS: i32 = if cfg!(miri) { 20 } else { 900 };
    let keys = |n: u32| (0..KEYS as u32).map(move |key| key * n);
    let pairs = || (0..12).map(|n| PairsInit { keys: keys(n), values: vec![0.5; KEYS] });
    let cells = (0..10).map(|row| [f64::from(row); 100]);
    let table = Table::new_in(
        pool,
        TableInit {
            pairs: pairs(),
            first: Some(PairsInit { keys: keys(3), values: &[1.5; KEYS] }),
            matrix: MatrixInit { cells },
        },
    )?;
    let words =
        Words::new_in(pool, WordsInit { words: ["a", "bc"], ids: 0..IDS, name: "name", code: "abc" })?;
    assert_eq!(table.pairs().len(), 12);
    assert!(table.pairs()[11].keys().iter().copied().eq(keys(11)));
    assert_eq!(table.first().unwrap().values(), [1.5; KEYS]);
    assert!(table.matrix().cells().iter().eq((0..10).map(|row| [f64::from(row); 100])));
    assert!(words.words().iter().eq([Some(c"a"), Some(c"bc")]));
    assert!(words.ids().iter().copied().eq(0..IDS));
    assert_eq!((words.name(), words.code()), (Some(c"name"), c"abc"));
    Ok(())
}

/// The fields of `table` that memory is asked for, in that order.
const ASKING: [&str; 8] = [
    "Pairs.keys",
    "Pairs.values",
    "Table.pairs",
    "Table.first",
    "Matrix.cells",
    "Words.words",
    "Words.ids",
    "Words.name",
];

#[test]
fn any_request_may_fail() {
    /// Returns how many requests the build makes.
    fn check<'a, B: Engine<Base = &'a Probe>>(probe: &'a Probe, request: usize) -> Option<Error> {
        let pool = Pool::<B>::with_base(probe);
        let error = table(&pool).err()?;
        assert!(matches!(error, Error::OutOfMemory { .. }));
        assert_eq!(probe.requests(), request + 1, "no request is repeated");
        table(&pool).unwrap();
        drop(pool);
        assert_eq!(probe.live(), 0);
        Some(error)
    }
    fn all(check: fn(&Probe, usize) -> Option<Error>) -> Vec<Error> {
        (0..).map_while(|request| check(&Probe::failing_at(request), request)).collect()
    }
    let errors = all(|probe, request| check::<cymem::Arena<_>>(probe, request));
    assert!(errors.len() >= if cfg!(miri) { 2 } else { 3 }, "{errors:?}");

    let errors = all(|probe, request| check::<cymem::Tracked<_>>(probe, request));
    assert!(ASKING.iter().all(|field| errors.iter().any(|error| error.field() == Some(field))));
    let roots = errors.iter().filter(|error| error.field().is_none()).count();
    assert_eq!(roots, 2, "only the two roots have no field");
    assert_eq!(
        errors[1].to_string(),
        format!(
            "Matrix.cells: the base allocator has no block of {} bytes; free memory or build a smaller graph \
             (in Table.matrix)",
            size_of::<[*const f64; 10]>()
        )
    );
}

#[test]
fn a_limit_may_be_reached_at_any_byte() {
    fn build(pool: &Pool<impl Engine>) -> Result<(), Error> {
        Words::new_in(pool, WordsInit { words: ["a", "bc"], ids: 0..9, name: "name", code: "abc" })?;
        let first = PairsInit { keys: [1, 2, 3], values: [0.5; 3] };
        let pairs = [PairsInit { keys: [1], values: [2.0] }, PairsInit { keys: [3], values: [4.0] }];
        Table::new_in(pool, TableInit { pairs, first, matrix: MatrixInit { cells: [[1.0]; 2] } })?;
        Ok(())
    }
    fn check<B: Engine<Base = cymem::Global>>() {
        let pool = || Pool::<B>::with_base(cymem::Global);
        let unlimited = pool();
        build(&unlimited).unwrap();
        let needed = unlimited.stats().bytes;
        assert!(needed > 200);
        for limit in (0..needed).step_by(if cfg!(miri) { 23 } else { 1 }) {
            let pool = pool();
            pool.set_limit(Some(limit));
            let error = build(&pool).unwrap_err();
            assert!(matches!(error, Error::LimitExceeded { limit: l, .. } if l == limit), "{error}");
            assert!(pool.stats().bytes <= limit);
            pool.set_limit(None);
            build(&pool).unwrap();
        }
        let pool = pool();
        pool.set_limit(Some(needed));
        build(&pool).unwrap();
        assert_eq!(pool.stats().bytes, needed);
    }
    check::<cymem::Arena>();
    check::<cymem::Tracked>();
}

#[test]
fn a_reached_limit_names_the_field() {
    let pool = Pool::new();
    pool.set_limit(Some(100));
    let error = Bytes::new_in(&pool, BytesInit { bytes: [0; 200] }).map(drop).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "Bytes.bytes: 200 bytes do not fit: {} of the pool's limit of 100 bytes are in use; \
             raise it with `Pool::set_limit`",
            size_of::<Bytes>()
        )
    );
}

thread_local! {
    /// How many more good blocks `malloc` will give.
    static GOOD: Cell<usize> = const { Cell::new(0) };
    static OUT: Cell<usize> = const { Cell::new(0) };
}

/// Gives `GOOD` aligned blocks, then odd addresses. The byte in front of the block tells which.
unsafe extern "C" fn odd_malloc(size: usize) -> *mut c_void {
    let shift = match GOOD.get() {
        0 => 17,
        n => {
            GOOD.set(n - 1);
            16
        }
    };
    OUT.set(OUT.get() + 1);
    // SAFETY: any size will do.
    let block = unsafe { libc::malloc(size + 32) }.cast::<u8>();
    // SAFETY: the block has 32 bytes more than the caller wants.
    let start = unsafe { block.add(shift) };
    // SAFETY: there is room in front.
    let tag = unsafe { start.sub(1) };
    // SAFETY: and it is ours.
    unsafe { tag.write(shift as u8) };
    start.cast()
}

unsafe extern "C" fn odd_free(start: *mut c_void) {
    OUT.set(OUT.get() - 1);
    let start = start.cast::<u8>();
    // SAFETY: `odd_malloc` has left room in front.
    let tag = unsafe { start.sub(1) };
    // SAFETY: and written it.
    let shift = unsafe { tag.read() };
    // SAFETY: this is where the block starts.
    let block = unsafe { start.sub(usize::from(shift)) };
    // SAFETY: it came from `malloc`.
    unsafe { libc::free(block.cast()) };
}

fn odd(good: usize) -> CMalloc {
    GOOD.set(good);
    // SAFETY: blocks are as long as asked, and each is freed by the function of the pair.
    unsafe { CMalloc::new(odd_malloc, odd_free) }
}

#[test]
fn a_misaligned_block_is_an_error_and_goes_back() {
    let pool = TrackedPool::with_base(odd(0));
    let error = pool.alloc::<u16>(1).unwrap_err();
    assert!(matches!(error, Error::Misaligned { address, align: 2, .. } if address % 2 == 1));
    let Error::Misaligned { address, .. } = error else { unreachable!() };
    assert_eq!(
        error.to_string(),
        format!(
            "the base allocator returned {address:#x}, expected a multiple of 2; \
             use one that honours the alignment of the type"
        )
    );
    assert_eq!((OUT.get(), pool.size()), (0, 0));
    assert_eq!(pool.alloc::<u8>(2).unwrap(), [0, 0], "any address will do for bytes");
    drop(pool);
    assert_eq!(OUT.get(), 0);
}

#[test]
fn a_misaligned_block_deep_in_a_graph_names_the_field() {
    let build = |good| {
        let pool = TrackedPool::with_base(odd(good));
        let error = Pairs::new_in(&pool, PairsInit { keys: [1], values: [2.0] }).map(drop).err();
        assert_eq!(OUT.get(), good, "the misaligned block went back");
        drop(pool);
        assert_eq!(OUT.get(), 0);
        error
    };
    assert!(matches!(build(0), Some(Error::Misaligned { align, .. }) if align == align_of::<Pairs>()));
    assert_eq!(build(1).unwrap().field(), Some("Pairs.keys"));
    assert_eq!(build(2).unwrap().field(), Some("Pairs.values"));
    assert_eq!(build(3), None);
}

#[test]
fn a_misaligned_chunk_owned_value_or_address_is_an_error() {
    let pool = ArenaPool::with_base(odd(0));
    assert!(matches!(pool.alloc::<u8>(1), Err(Error::Misaligned { .. })));
    assert!(matches!(pool.own(1), Err(Error::Misaligned { .. })));
    assert!(matches!(
        cymem::Address::<u32, _>::with_base(1, odd(0)),
        Err(Error::Misaligned { align: 4, .. })
    ));
    assert_eq!(OUT.get(), 0);
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
