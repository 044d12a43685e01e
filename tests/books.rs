//! Rule 25: a call that fails leaves every figure as it was. Programs that make calls fail in every way,
//! on every engine, and look at the figures and at what the base allocator has given out.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::{self, NonNull};
use std::alloc::{GlobalAlloc, System};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};

use cymem::{
    Address, Arena, ArenaPool, BaseAlloc, Engine, Error, Graph, Pool, PoolAlloc, SyncPool, Tracked,
    TrackedPool,
};
use cymem_tests::Probe;

/// The allocator of this program, which is told to have nothing.
struct Exhaustible;

thread_local! {
    static EXHAUSTED: Cell<bool> = const { Cell::new(false) };
}

// SAFETY: blocks are those of the system's allocator.
unsafe impl GlobalAlloc for Exhaustible {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if EXHAUSTED.get() {
            return ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Exhaustible = Exhaustible;

/// Runs with no memory in Rust's allocator.
fn exhausted<T>(run: impl FnOnce() -> T) -> T {
    EXHAUSTED.set(true);
    let result = run();
    EXHAUSTED.set(false);
    result
}

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    len: usize,
    #[pool(len = len)]
    rows: *mut Row,
}

/// What a base allocator does next.
#[derive(Clone, Copy, Debug)]
enum Next {
    Block,
    Null,
    Misaligned,
    Panic,
}

/// The system's memory, with a count of what is out.
struct Base {
    next: Cell<Next>,
    /// How far behind a multiple of 64 blocks start that are not aligned to more than this.
    offset: usize,
    requests: Cell<usize>,
    live: Cell<usize>,
}

impl Base {
    fn new() -> Self {
        Self::at(0)
    }

    fn at(offset: usize) -> Self {
        Base { next: Cell::new(Next::Block), offset, requests: Cell::new(0), live: Cell::new(0) }
    }

    fn whole(&self, layout: Layout) -> Layout {
        let align = layout.align().max(64);
        Layout::from_size_align(layout.size() + align, align).unwrap()
    }

    fn shift(&self, layout: Layout) -> usize {
        if layout.align() <= 8 { self.offset } else { 0 }
    }
}

// SAFETY: blocks are inside of longer ones of the system's allocator.
unsafe impl BaseAlloc for &Base {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.requests.set(self.requests.get() + 1);
        let shift = match self.next.get() {
            Next::Block => self.shift(layout),
            Next::Null => return ptr::null_mut(),
            // The block is given back at once, with its own address.
            Next::Misaligned => layout.align() / 2,
            Next::Panic => panic!("the base allocator"),
        };
        // SAFETY: the size is not 0.
        let block = unsafe { System.alloc(self.whole(layout)) };
        self.live.set(self.live.get() + 1);
        block.wrapping_add(shift)
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout) {
        let shift = match self.next.get() {
            Next::Misaligned if !block.addr().get().is_multiple_of(layout.align()) => layout.align() / 2,
            _ => self.shift(layout),
        };
        self.live.set(self.live.get() - 1);
        // SAFETY: this is where the block of the system's allocator starts.
        unsafe { System.dealloc(block.as_ptr().wrapping_sub(shift), self.whole(layout)) };
    }
}

/// All that can be seen of a pool from outside.
fn figures(pool: &Pool<impl Engine>, base: &Base) -> (cymem::Stats, usize) {
    (pool.stats(), base.live.get())
}

#[test]
fn rule_25_no_alignment_makes_a_limited_pool_hold_memory() {
    let base = Base::new();
    let pool = ArenaPool::with_base(&base);
    pool.set_limit(Some(64));
    let mut refused = 0;
    for power in 0..usize::BITS - 2 {
        let (before, requests) = (figures(&pool, &base), base.requests.get());
        if let Err(error) = pool.alloc_layout(layout(1, 1 << power)) {
            assert!(matches!(error, Error::LimitExceeded { bytes: 1, limit: 64, .. }), "{error}");
            assert!(error.to_string().contains(&format!("to a multiple of {} ", 1_u64 << power)), "{error}");
            assert_eq!(figures(&pool, &base), before);
            assert_eq!(base.requests.get(), requests, "nothing was asked for either");
            refused += 1;
        }
    }
    assert!(refused > usize::BITS - 12 && pool.stats().bytes <= 64 && pool.stats().capacity < 8192);
}

/// The figures of a build without a limit are a limit that is just enough, wherever chunks lie.
#[test]
fn rule_25_a_limit_that_was_measured_is_exact_wherever_chunks_lie() {
    #[derive(PoolAlloc, Clone, Copy)]
    #[repr(C, align(64))]
    struct Line {
        words: [u64; 8],
    }
    let build = |pool: &ArenaPool<&Base>| -> Result<(), Error> {
        for n in 1..40 {
            pool.alloc::<u128>(n * 3)?;
            pool.alloc::<u8>(n)?;
            pool.alloc::<Line>(n)?;
            Row::new_in(pool, RowInit { values: vec![n as u64; n * 5] })?;
        }
        Ok(())
    };
    for (measured, used) in [(0, 8), (8, 56), (16, 0), (48, 40)] {
        let (first, second) = (Base::at(measured), Base::at(used));
        let pool = ArenaPool::with_base(&first);
        build(&pool).unwrap();
        let bytes = pool.stats().bytes;
        let limited = |limit| {
            let pool = ArenaPool::with_base(&second);
            pool.set_limit(Some(limit));
            build(&pool).map(|()| pool.stats().bytes)
        };
        assert_eq!(limited(bytes), Ok(bytes));
        assert!(matches!(limited(bytes - 1), Err(Error::LimitExceeded { .. })));
    }
}

#[test]
fn rule_25_refused_requests_leave_kept_chunks_alone() {
    let base = Base::new();
    let mut pool = ArenaPool::with_base(&base);
    for round in 0..10 {
        for n in [3000, 5000, 9000, 100_000, 70] {
            pool.alloc::<u8>(n).unwrap();
        }
        pool.reset();
        pool.set_limit(Some(6000));
        pool.alloc::<u8>(100).unwrap();
        for (size, align) in [(5901, 1), (5900, 1 << 30), (100_000, 1), (1, 1 << (usize::BITS - 2))] {
            let before = figures(&pool, &base);
            let error = pool.alloc_layout(layout(size, align)).unwrap_err();
            assert!(matches!(error, Error::LimitExceeded { used: 100, limit: 6000, .. }), "{error}");
            assert_eq!(figures(&pool, &base), before);
        }
        // What is left goes on to be handed out, from the chunks that were kept.
        pool.alloc::<u8>(5900).unwrap();
        pool.set_limit(None);
        assert_eq!(base.live.get(), figures(&pool, &base).0.chunks);
        if round % 3 == 2 {
            pool.clear();
            assert_eq!((base.live.get(), pool.stats()), (0, cymem::Stats::default()));
        } else {
            pool.reset();
        }
    }
}

#[test]
fn rule_25_a_base_that_fails_or_panics_changes_nothing() {
    fn check<'a, B: Engine<Base = &'a Base>>(base: &'a Base) {
        let pool = Pool::<B>::with_base(base);
        for round in 0..6 {
            pool.alloc::<u8>(100 << round).unwrap();
            for next in [Next::Null, Next::Misaligned, Next::Panic] {
                for (size, align) in [(20_000, 8), (1_000_000, 4096), (5 << 20, 16)] {
                    let before = figures(&pool, base);
                    base.next.set(next);
                    let call = || pool.alloc_layout(layout(size, align)).map(drop);
                    let result = catch_unwind(AssertUnwindSafe(call));
                    let own = catch_unwind(AssertUnwindSafe(|| pool.own(vec![1_u64]).map(drop)));
                    base.next.set(Next::Block);
                    assert!(!matches!(result, Ok(Ok(()))) && !matches!(own, Ok(Ok(()))), "{next:?}");
                    assert_eq!(figures(&pool, base), before, "{next:?}");
                }
            }
        }
        // Growth is no further on either.
        let capacity = pool.stats().capacity;
        pool.alloc::<u8>(4097).unwrap();
        assert!(pool.stats().capacity - capacity < 40_000);
        drop(pool);
        assert_eq!(base.live.get(), 0);
    }
    check::<Arena<_>>(&Base::new());
    check::<Arena<_>>(&Base::at(24));
    check::<Tracked<_>>(&Base::new());
}

/// The engine's own table cannot grow when the block is there already.
#[test]
fn rule_25_a_tracked_pool_without_room_for_its_books_gives_the_block_back() {
    let base = Base::new();
    let pool = TrackedPool::with_base(&base);
    const BLOCKS: usize = if cfg!(miri) { 100 } else { 300 };
    let mut failed = 0;
    for n in 1..BLOCKS {
        let before = figures(&pool, &base);
        let listed: usize = pool.addresses().map(|(_, size)| size).sum();
        if let Err(error) = exhausted(|| pool.alloc::<u8>(n).map(drop)) {
            assert!(matches!(error, Error::OutOfMemory { bytes, .. } if bytes == n), "{error}");
            assert_eq!(figures(&pool, &base), before);
            assert_eq!(pool.addresses().map(|(_, size)| size).sum::<usize>(), listed);
            failed += 1;
            pool.alloc::<u8>(n).unwrap();
        }
    }
    assert!(failed > 5, "{failed}");
    assert_eq!((pool.size(), base.live.get()), ((1..BLOCKS).sum(), BLOCKS - 1));
}

#[test]
fn rule_25_a_failed_realloc_keeps_the_block_its_content_and_its_place_in_the_books() {
    let base = Base::new();
    let pool = TrackedPool::with_base(&base);
    let blocks: Vec<NonNull<u8>> = (1..20_u8)
        .map(|n| {
            let block = pool.alloc::<u8>(usize::from(n)).unwrap();
            block.fill(n);
            NonNull::from(block).cast()
        })
        .collect();
    let limit = pool.size() + 10;
    let state = || (figures(&pool, &base), pool.addresses().collect::<Vec<_>>());
    let before = state();
    for (&block, n) in blocks.iter().zip(1_usize..) {
        for (size, next, limit) in [
            (1000, Next::Null, None),
            (1000, Next::Panic, None),
            (n + 11, Next::Block, Some(limit)),
            (isize::MAX as usize + 1, Next::Block, None),
            (usize::MAX, Next::Block, None),
        ] {
            base.next.set(next);
            pool.set_limit(limit);
            // SAFETY: the call fails, and the block is not used in between.
            let call = || unsafe { pool.realloc(block, size) }.map(drop);
            let result = catch_unwind(AssertUnwindSafe(call));
            base.next.set(Next::Block);
            pool.set_limit(None);
            assert!(!matches!(result, Ok(Ok(()))));
            assert_eq!(state(), before);
        }
        // Into the middle of a block, and to an address of nobody.
        let inside = if n > 1 {
            block.map_addr(|address| address.checked_add(1).unwrap())
        } else {
            NonNull::dangling()
        };
        // SAFETY: neither is the start of a block.
        assert!(matches!(unsafe { pool.realloc(inside, 5) }, Err(Error::UnknownAddress { .. })));
        // SAFETY: as above.
        assert!(unsafe { pool.free(inside) }.is_err() && unsafe { pool.release(inside) }.is_err());
        assert_eq!(state(), before);
        // SAFETY: the block is live and `n` bytes long.
        let content = unsafe { core::slice::from_raw_parts(block.as_ptr(), n) };
        assert!(content.iter().all(|&byte| usize::from(byte) == n));
    }
}

/// Tells its number when it is dropped.
struct Tell(u32, Sender<u32>);

impl Drop for Tell {
    fn drop(&mut self) {
        self.1.send(self.0).unwrap();
    }
}

#[test]
fn rule_25_values_that_found_no_room_are_not_in_the_order_of_drops() {
    let (sender, receiver) = channel();
    let base = Base::new();
    let mut pool = ArenaPool::with_base(&base);
    for number in 0..20 {
        let before = figures(&pool, &base);
        base.next.set(if number % 3 == 1 { Next::Null } else { Next::Block });
        let owned = pool.own(Tell(number, sender.clone())).map(drop);
        base.next.set(Next::Block);
        assert_eq!(owned.is_err(), number % 3 == 1);
        assert_eq!(pool.stats(), before.0);
        // A value that was not taken is gone, and no other.
        assert!(receiver.try_iter().eq(owned.is_err().then_some(number)));
        assert_eq!(base.live.get(), before.1 + usize::from(owned.is_ok()));
    }
    pool.reset();
    assert!(receiver.try_iter().eq((0..20).rev().filter(|number| number % 3 != 1)));
    assert_eq!(base.live.get(), 0);
}

/// What a failed build has written stays in the pool, but it does not take the pool past its limit, nor
/// does it hold more chunks each time.
#[test]
fn rule_25_failed_builds_hold_no_more_than_the_limit() {
    const BUILDS: usize = if cfg!(miri) { 24 } else { 200 };
    let base = Base::new();
    let mut pool = ArenaPool::with_base(&base);
    for _ in 0..3 {
        pool.set_limit(Some(20_000));
        let mut held = Vec::new();
        for _ in 0..BUILDS {
            let rows = (0..100).map(|n| RowInit { values: vec![1_u64; n] });
            let error = Rows::new_in(&pool, RowsInit { rows }).unwrap_err();
            assert!(matches!(error, Error::LimitExceeded { limit: 20_000, .. }), "{error}");
            held.push(figures(&pool, &base));
        }
        assert!(held.iter().all(|(stats, _)| stats.bytes <= 20_000 && stats.capacity < 64 << 10));
        assert_eq!(held[BUILDS / 2], held[BUILDS - 1], "a full pool stays as it is");
        pool.reset();
        pool.set_limit(None);
        assert!(Row::new_in(&pool, RowInit { values: [1, 2, 3] }).is_ok());
        pool.clear();
        assert_eq!(base.live.get(), 0);
    }
}

#[test]
fn rule_25_a_graph_that_cannot_be_built_leaves_nothing() {
    assert!(matches!(
        exhausted(|| Graph::<Row>::new(RowInit { values: [1] })).unwrap_err(),
        Error::OutOfMemory { .. }
    ));
    let error = Graph::<Row>::build(|pool, root| {
        pool.set_limit(Some(pool.stats().bytes + 8));
        let before = pool.stats();
        assert!(pool.alloc::<u64>(2).is_err() && pool.alloc_layout(layout(8, 256)).is_err());
        assert_eq!(pool.stats(), before);
        root.fill(RowInit { values: [1, 2] })
    });
    assert!(matches!(error.unwrap_err(), Error::LimitExceeded { bytes: 16, .. }));
}

#[test]
fn rule_25_a_pool_or_an_address_that_cannot_be_made_leaves_nothing() {
    for bytes in [usize::MAX, isize::MAX as usize, isize::MAX as usize - 100] {
        let requested = exhausted(|| Pool::with_capacity(bytes).map(drop));
        assert!(matches!(requested, Err(Error::OutOfMemory { .. })));
    }
    let base = Base::new();
    for next in [Next::Null, Next::Misaligned, Next::Panic] {
        base.next.set(next);
        let address = catch_unwind(AssertUnwindSafe(|| Address::<u64>::with_base(10, &base).map(drop)));
        assert!(!matches!(address, Ok(Ok(()))));
        assert_eq!(base.live.get(), 0);
        base.next.set(Next::Block);
    }
}

/// A limit moves while blocks are there: below what is handed out, up again, and away.
#[test]
fn rule_25_moving_limits_change_no_figure_but_the_limit() {
    fn check(pool: &Pool<impl Engine>) {
        for n in 1..if cfg!(miri) { 10 } else { 100_usize } {
            pool.alloc::<u8>(n * 7).unwrap();
            let before = pool.stats();
            for limit in [0, 1, before.bytes - 1, before.bytes] {
                pool.set_limit(Some(limit));
                let error = pool.alloc::<u8>(1).unwrap_err();
                assert!(
                    matches!(error, Error::LimitExceeded { used, limit: l, .. } if used == before.bytes && l == limit)
                );
                assert!(pool.alloc::<u8>(100_000).is_err());
                assert_eq!(pool.alloc::<u8>(0).unwrap(), []);
            }
            pool.set_limit(None);
            assert_eq!(pool.stats(), before);
        }
    }
    check(&Pool::new());
    check(&Pool::tracked());
    check(&ArenaPool::with_base(&Probe::default()));
}

#[test]
fn rule_30_a_tracked_pool_without_memory_for_its_books_gives_the_graph_back() {
    let pool = Pool::tracked();
    let mut graph: Graph<Row> = Graph::new(RowInit { values: [1, 2, 3] }).unwrap();
    let mut refused = 0;
    for round in 0..if cfg!(miri) { 40 } else { 200 } {
        let before = pool.stats();
        graph = match exhausted(|| pool.absorb(graph)) {
            Ok(row) => {
                assert_eq!(row.values(), [1, 2, 3]);
                assert_eq!(pool.stats().allocations, before.allocations + 1);
                Graph::new(RowInit { values: [1, 2, 3] }).unwrap()
            }
            Err(graph) => {
                refused += 1;
                assert_eq!(pool.stats(), before, "round {round}");
                assert_eq!(pool.absorb(graph).unwrap().values(), [1, 2, 3]);
                Graph::new(RowInit { values: [1, 2, 3] }).unwrap()
            }
        };
    }
    assert!((1..20).contains(&refused), "{refused}");
}

#[test]
fn rule_30_absorbing_needs_no_memory() {
    let pool = Pool::new();
    for _ in 0..if cfg!(miri) { 20 } else { 100 } {
        let graph: Graph<Row> = Graph::build(|pool, root| {
            pool.own(vec![1])?;
            root.fill(RowInit { values: [1, 2, 3] })
        })
        .unwrap();
        assert_eq!(exhausted(|| pool.absorb(graph)).unwrap().values(), [1, 2, 3]);
    }
}

#[test]
fn rule_25_a_local_without_memory_is_an_error_and_none() {
    let mut pool = SyncPool::new();
    let local = exhausted(|| pool.local());
    for _ in 0..2 {
        let error = local.build::<Row, _>(RowInit { values: [1] }).unwrap_err();
        assert!(matches!(error, Error::OutOfMemory { .. }), "{error}");
        assert!(local.own(1).is_err() && local.cstr("text").is_err() && local.alloc::<u8>(1).is_err());
        assert_eq!(local.stats(), cymem::Stats::default());
    }
    let graph: Graph<Row> = Graph::new(RowInit { values: [1, 2, 3] }).unwrap();
    let graph = local.absorb(graph).unwrap_err();
    drop(local);
    assert_eq!(pool.stats(), cymem::Stats::default());
    // The next one has memory.
    assert_eq!(pool.local().absorb(graph).unwrap().values(), [1, 2, 3]);
    let local = pool.local();
    let (before, values) = (local.stats(), vec![1; 1 << 20]);
    assert!(exhausted(|| local.build::<Row, _>(RowInit { values: &values })).is_err());
    assert_eq!(local.stats().capacity, before.capacity);
    // A thread needs no memory for an arena that is there.
    local.alloc::<u8>(1).unwrap();
    drop(local);
    assert!(exhausted(|| pool.local().alloc::<u8>(1).is_ok()));
}
