//! Builds that stop half-way - no memory is left, a limit is reached, the base allocator gives a misaligned
//! block, an iterator panics - leak nothing, name the field, and leave the pool usable.
#![allow(missing_docs)]

use core::ffi::c_void;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use cymem::{ArenaPool, CMalloc, Engine, Error, Null, Pool, TrackedPool};
use cymem_tests::{
    Bytes, BytesInit, MatrixInit, Pairs, PairsInit, Probe, Table, TableInit, Words, WordsInit,
};

/// A graph with every kind of pointer, large enough for several chunks.
fn table<B: Engine>(pool: &Pool<B>) -> Result<(), Error> {
    const MANY: usize = if cfg!(miri) { 4 } else { 120 };
    const PAIRS: u32 = if cfg!(miri) { 2 } else { 12 };
    let keys = |n: u32| (0..MANY as u32).map(move |key| key * n);
    let pairs = || (0..PAIRS).map(|n| PairsInit { keys: keys(n), values: vec![0.5; MANY] });
    let cells = || (0..10).map(|row| [f64::from(row); MANY]);
    let ids = || 0..7 * MANY as i32;
    let table = Table::new_in(
        pool,
        TableInit {
            pairs: pairs(),
            first: Some(PairsInit { keys: keys(3), values: &[1.5; MANY] }),
            matrix: MatrixInit { cells: cells() },
        },
    )?;
    let words = Words::new_in(pool, WordsInit { words: ["a", "bc"], ids: ids(), name: "name", code: "abc" })?;
    assert!(table.pairs().iter().zip(0..PAIRS).all(|(pair, n)| pair.keys().iter().copied().eq(keys(n))));
    assert_eq!(table.pairs().len(), PAIRS as usize);
    assert_eq!(table.first().unwrap().values(), [1.5; MANY]);
    assert!(table.matrix().cells().iter().eq(cells()));
    assert!(words.words().iter().eq([Some(c"a"), Some(c"bc")]));
    assert!(words.ids().iter().copied().eq(ids()));
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

// Iterators that panic.

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

// Exhausted memory.

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
    assert!(errors.len() >= if cfg!(miri) { 1 } else { 3 }, "{errors:?}");

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

// Limits.

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
             raise it with `set_limit`",
            size_of::<Bytes>()
        )
    );
}

#[test]
fn an_iterator_may_set_the_limit() {
    let pool = Pool::new();
    let keys = [1, 2, 3].iter().inspect(|_| pool.set_limit(Some(0)));
    let error = Pairs::new_in(&pool, PairsInit { keys, values: [0.0; 3] }).map(drop).unwrap_err();
    assert!(matches!(error, Error::LimitExceeded { limit: 0, bytes: 24, .. }));
    assert_eq!(error.field(), Some("Pairs.values"));
}

// Misaligned memory.

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
