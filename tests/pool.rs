//! The memory of a pool: blocks, limits, figures, reuse, and the blocks of the tracked engine.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::cell::Cell;
use core::ptr::NonNull;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use cymem::{ArenaPool, BaseAlloc, Error, Pool, TrackedPool};
use cymem_tests::Probe;

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

// Memory.

#[test]
fn alloc_returns_zeroed_elements_that_do_not_overlap() {
    let probe = Probe::default();
    let pool = ArenaPool::with_base(&probe);
    let (a, b, c) =
        (pool.alloc::<u8>(3).unwrap(), pool.alloc::<u64>(2).unwrap(), pool.alloc::<u16>(1).unwrap());
    a.fill(1);
    b.fill(2);
    c.fill(3);
    assert_eq!((&*a, &*b, &*c), (&[1; 3][..], &[2; 2][..], &[3; 1][..]));
    assert_eq!(pool.alloc::<u64>(1000).unwrap(), [0; 1000]);
}

#[test]
fn alloc_layout_honours_every_alignment() {
    let (arena, tracked) = (Pool::new(), Pool::tracked());
    for power in 0..=22 {
        let align = 1 << power;
        for size in [1, align - 1, align, 3 * align + 1] {
            let layout = layout(size, align);
            for block in [arena.alloc_layout(layout).unwrap(), tracked.alloc_layout(layout).unwrap()] {
                assert!(block.addr().get().is_multiple_of(align), "{layout:?}");
            }
        }
    }
}

#[test]
fn a_block_of_size_zero_is_an_aligned_address_without_memory() {
    fn check(pool: &Pool<impl cymem::Engine>) {
        let block = pool.alloc_layout(layout(0, 4096)).unwrap();
        assert!(block.addr().get().is_multiple_of(4096));
        assert_eq!(pool.alloc::<u64>(0).unwrap(), []);
        assert_eq!((pool.stats().allocations, pool.stats().capacity), (0, 0));
        assert!(!pool.contains(block.as_ptr()));
    }
    check(&Pool::new());
    check(&Pool::tracked());
    let pool = Pool::new();
    pool.set_limit(Some(0));
    assert_eq!(pool.alloc::<u8>(0).unwrap(), []);
}

#[test]
fn with_capacity_asks_for_memory_once() {
    let pool = Pool::with_capacity(100_000).unwrap();
    let held = pool.stats();
    assert!(held.chunks == 1 && held.capacity >= 100_000 && held.bytes == 0);
    for _ in 0..100_000 / 8 {
        pool.alloc::<u64>(1).unwrap();
    }
    assert_eq!((pool.stats().chunks, pool.stats().capacity), (1, held.capacity));
    assert!(matches!(Pool::with_capacity(usize::MAX), Err(Error::OutOfMemory { .. })));
}

#[test]
fn a_large_request_gets_its_own_chunk_and_is_one_step_of_growth() {
    let probe = Probe::default();
    let pool = ArenaPool::with_base(&probe);
    pool.alloc::<u8>(100).unwrap();
    let before = probe.live_bytes();
    pool.alloc::<u8>(1 << 20).unwrap();
    let large = probe.live_bytes() - before;
    assert!((1 << 20..(1 << 20) + 4096).contains(&large), "{large}");
    // The small chunk is still the one in use, and the next one is two steps longer.
    pool.alloc::<u8>(100).unwrap();
    assert_eq!(probe.live(), 2);
    pool.alloc::<u8>(4000).unwrap();
    let next = probe.live_bytes() - before - large;
    assert!((8192..=16384).contains(&next), "{next}");
}

/// However many blocks are longer than the first chunk; so that a search in all spare chunks, where none has room, is short.
#[test]
fn blocks_that_are_longer_than_a_chunk_do_not_have_one_each() {
    const BLOCKS: usize = if cfg!(miri) { 30 } else { 20_000 };
    let mut pool = Pool::new();
    for bytes in [5000, 6000, 7000] {
        for _ in 0..BLOCKS {
            pool.alloc_layout(layout(bytes, 8)).unwrap();
        }
        assert!(pool.stats().chunks < 20, "{:?}", pool.stats());
        pool.reset();
    }
}

/// Chunks that became too short do not add up.
#[test]
fn a_pool_whose_blocks_become_longer_holds_a_few_times_the_longest() {
    let mut pool = Pool::new();
    let mut rounds = |from: usize, step: usize, rounds: usize, within: usize| {
        let mut longest = 0;
        for round in 0..rounds {
            longest = from + step * round;
            let layout = layout(longest, 8);
            match round % 3 {
                0 => pool.scope(|scope| assert!(scope.alloc_layout(layout).is_ok())),
                blocks => (0..blocks).for_each(|_| assert!(pool.alloc_layout(layout).is_ok())),
            }
            pool.reset();
        }
        let held = pool.stats().capacity;
        assert!(held < within * longest, "{held} bytes for blocks of {longest}");
    };
    if cfg!(miri) {
        return rounds(5000, 640, 40, 5);
    }
    rounds(5000, 64, 20_000, 10);
    // Longer than any chunk of growth.
    rounds(30 << 20, 1 << 20, 30, 4);
}

/// Panics when so many blocks have come back.
struct Panics(Probe, Cell<usize>);

// SAFETY: the probe's blocks.
unsafe impl BaseAlloc for &Panics {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise.
        unsafe { (&self.0).alloc(layout) }
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { (&self.0).dealloc(block, layout) };
        self.1.set(self.1.get().wrapping_sub(1));
        assert_ne!(self.1.get(), 0, "told to");
    }
}

/// The longer chunk is there, and nothing is lost, if the allocator panics as it takes a short one back.
#[test]
#[cfg_attr(miri, ignore = "large blocks")]
fn rule_09_a_chunk_that_is_too_short_goes_last() {
    let base = Panics(Probe::default(), Cell::new(0));
    let mut pool = ArenaPool::with_base(&base);
    let megabytes = |n: usize| layout(n << 20, 8);
    (0..2).for_each(|_| assert!(pool.alloc_layout(megabytes(30)).is_ok()));
    pool.reset();
    base.1.set(1);
    catch_unwind(AssertUnwindSafe(|| pool.alloc_layout(megabytes(31)))).unwrap_err();
    assert_eq!((pool.stats().chunks, base.0.live()), (2, 2));
    assert_eq!((pool.stats().bytes, pool.stats().allocations), (31 << 20, 1));
    pool.alloc_layout(megabytes(30)).unwrap();
    drop(pool);
    assert_eq!(base.0.live(), 0);
}

#[test]
fn contains_tells_memory_handed_out_from_all_other() {
    const BLOCKS: usize = if cfg!(miri) { 30 } else { 2000 };
    fn check(pool: &Pool<impl cymem::Engine>) {
        let blocks: Vec<&[u32]> = (1..BLOCKS).map(|n| &*pool.alloc::<u32>(n % 7 + 1).unwrap()).collect();
        for block in &blocks {
            assert!(block.iter().all(|element| pool.contains(element)));
            assert!(pool.contains(*block));
            assert!(pool.contains(block.as_ptr().cast::<u8>().wrapping_add(block.len() * 4 - 1)));
        }
        assert!(!pool.contains(&0_u32));
        assert!(!pool.contains(core::ptr::null::<u8>()));
    }
    check(&Pool::new());
    check(&Pool::tracked());
    let pool = Pool::new();
    let block = pool.alloc::<u8>(8).unwrap().as_ptr();
    assert!(!pool.contains(block.wrapping_add(8)), "the next byte is not handed out yet");
    assert!(!pool.contains(block.wrapping_sub(1)), "the header of a chunk is not handed out");
}

// Limits and figures.

/// Size and alignment of a `usize`. Every chunk starts at a multiple of it.
const WORD: usize = size_of::<usize>();

#[test]
fn stats_count_bytes_blocks_and_chunks() {
    let pool = Pool::new();
    assert_eq!(pool.stats(), cymem::Stats::default());
    pool.alloc::<usize>(3).unwrap();
    pool.alloc::<u8>(1).unwrap();
    let stats = pool.stats();
    assert_eq!((stats.bytes, stats.allocations, stats.chunks), (3 * WORD + 1, 2, 1));
    pool.alloc::<usize>(1).unwrap();
    assert_eq!(pool.stats().bytes, 5 * WORD, "alignment padding counts");
    pool.alloc::<u8>(10_000).unwrap();
    assert_eq!((pool.stats().bytes, pool.stats().chunks), (5 * WORD + 10_000, 2));

    let tracked = Pool::tracked();
    tracked.alloc::<u8>(1).unwrap();
    tracked.alloc::<u64>(1).unwrap();
    let stats = tracked.stats();
    assert_eq!((stats.bytes, stats.allocations, stats.chunks, stats.capacity), (9, 2, 2, 9));
}

#[test]
fn a_limit_is_exact() {
    fn check(pool: &Pool<impl cymem::Engine>) {
        pool.set_limit(Some(100_000));
        let mut used = 0;
        for n in (1..).map(|n| n * 100) {
            match pool.alloc::<u8>(n) {
                Ok(_) => used += n,
                Err(error) => {
                    assert!(matches!(error, Error::LimitExceeded { bytes, used: found, limit: 100_000, .. }
                        if bytes == n && found == used));
                    assert!(used + n > 100_000);
                    break;
                }
            }
        }
        pool.alloc::<u8>(100_000 - used).unwrap();
        assert_eq!(pool.stats().bytes, 100_000);
        assert!(matches!(pool.alloc::<u8>(1), Err(Error::LimitExceeded { bytes: 1, used: 100_000, .. })));
        pool.set_limit(Some(100_001));
        pool.alloc::<u8>(1).unwrap();
        assert!(pool.alloc::<u8>(1).is_err());
        pool.set_limit(Some(10));
        assert!(pool.alloc::<u8>(1).is_err(), "what is handed out counts");
        pool.set_limit(None);
        pool.alloc::<u8>(1_000_000).unwrap();
    }
    check(&Pool::new());
    check(&Pool::tracked());
}

#[test]
fn alignment_padding_counts_towards_the_limit() {
    const SHORT: usize = 2 * WORD - 1;
    let pool = Pool::new();
    pool.alloc::<u8>(1).unwrap();
    pool.set_limit(Some(SHORT));
    let error = pool.alloc::<usize>(1).unwrap_err();
    assert!(matches!(error, Error::LimitExceeded { bytes: WORD, used: 1, limit: SHORT, .. }));
    pool.set_limit(Some(2 * WORD));
    pool.alloc::<usize>(1).unwrap();
    assert_eq!(pool.stats().bytes, 2 * WORD);
}

/// A chunk is not asked for, or not kept again and again, for a request that the limit forbids.
#[test]
fn requests_beyond_the_limit_do_not_take_memory() {
    let probe = Probe::default();
    let pool = ArenaPool::with_base(&probe);
    pool.set_limit(Some(1000));
    for align in [1, 64, 4096, 1 << 16] {
        let held = (0..3).map(|_| {
            pool.alloc_layout(layout(1001, align)).unwrap_err();
            probe.live_bytes()
        });
        assert!(held.eq([0; 3]));
    }
    pool.alloc::<u8>(900).unwrap();
    let after_first: Vec<_> = (0..5)
        .map(|_| {
            // One byte would fit, its padding does not.
            let _ = pool.alloc_layout(layout(1, 1 << 16));
            probe.live()
        })
        .collect();
    assert_eq!(after_first[1..], [after_first[0]; 4]);
    assert!(pool.stats().bytes <= 1000);
}

// Threads.

#[test]
fn pools_on_many_threads_do_not_disturb_each_other() {
    thread::scope(|scope| {
        for seed in 0..4_u64 {
            scope.spawn(move || {
                let pool = Pool::new();
                let blocks: Vec<&[u64]> = (0..500)
                    .map(|n| {
                        let block = pool.alloc::<u64>(n % 9 + 1).unwrap();
                        block.fill(seed);
                        &*block
                    })
                    .collect();
                assert!(blocks.iter().all(|block| block.iter().all(|&element| element == seed)));
            });
        }
    });
}

// Reuse.

#[test]
fn reset_keeps_every_chunk_and_clear_gives_all_back() {
    let probe = Probe::default();
    let mut pool = ArenaPool::with_base(&probe);
    for _ in 0..100 {
        pool.alloc::<u64>(100).unwrap();
    }
    let (chunks, bytes) = (probe.live(), probe.live_bytes());
    assert!(chunks > 1);
    pool.reset();
    assert_eq!((probe.live(), probe.live_bytes()), (chunks, bytes));
    assert_eq!((pool.stats().bytes, pool.stats().allocations), (0, 0));
    assert_eq!((pool.stats().chunks, pool.stats().capacity), (chunks, bytes));
    pool.clear();
    assert_eq!(probe.live(), 0);
    assert_eq!(pool.stats(), cymem::Stats::default());
    assert_eq!(pool.alloc::<u64>(4).unwrap(), [0; 4]);
}

#[test]
fn a_reset_pool_hands_out_zeroed_memory_again() {
    let mut pool = Pool::new();
    for _ in 0..3 {
        let block = pool.alloc::<u8>(5000).unwrap();
        assert_eq!(block, [0; 5000]);
        block.fill(0xFF);
        pool.reset();
    }
}

/// The same work over and over takes no more memory, whatever the mix of sizes.
#[test]
fn the_same_work_after_each_reset_takes_no_new_chunks() {
    let mixes: [&[usize]; 6] = [
        &[100; 200],
        &[5 << 20, 100, 5 << 20, 3000],
        &[100, 20 << 20, 100, 20 << 20],
        &[3000, 5000, 9000, 17_000, 33_000, 66_000, 140_000, 300_000],
        &[300_000, 140_000, 66_000, 33_000, 17_000, 9000, 5000, 3000],
        &[9 << 20, 1, 1 << 20, 4000, 4000, 2 << 20, 9 << 20, 1],
    ];
    for mix in mixes {
        let probe = Probe::default();
        let mut pool = ArenaPool::with_base(&probe);
        let mut requests = Vec::new();
        for _ in 0..12 {
            for &bytes in mix {
                pool.alloc_layout(layout(bytes, 8)).unwrap();
            }
            requests.push(probe.requests());
            pool.reset();
        }
        assert_eq!(requests[3..], [requests[3]; 9], "{mix:?}");
    }
}

// The tracked engine.

#[test]
fn blocks_may_be_allocated_while_addresses_are_read() {
    let pool = Pool::tracked();
    pool.alloc::<u8>(1).unwrap();
    let mut sizes = Vec::new();
    for (_, size) in pool.addresses() {
        if size < 5 {
            pool.alloc::<u8>(size + 1).unwrap();
        }
        sizes.push(size);
    }
    assert_eq!(sizes, [1, 2, 3, 4, 5]);
}

#[test]
fn thousands_of_blocks_are_freed_in_any_order() {
    const BLOCKS: usize = if cfg!(miri) { 50 } else { 3000 };
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let blocks: Vec<NonNull<u8>> =
        (1..BLOCKS).map(|n| NonNull::from(pool.alloc::<u8>(n % 50 + 1).unwrap()).cast()).collect();
    for block in blocks.iter().step_by(2).chain(blocks.iter().skip(1).step_by(2).rev()) {
        assert!(pool.contains(block.as_ptr()));
        // SAFETY: the block is not used again.
        unsafe { pool.free(*block) }.unwrap();
        assert!(!pool.contains(block.as_ptr()));
        assert_eq!(probe.live(), pool.stats().allocations);
    }
    assert_eq!((pool.size(), probe.live()), (0, 0));
}

#[test]
fn realloc_to_zero_bytes_keeps_a_block_of_one() {
    let pool = Pool::tracked();
    let block = NonNull::from(pool.alloc::<u64>(2).unwrap()).cast();
    // SAFETY: the old address is not used again.
    let block = unsafe { pool.realloc(block, 0) }.unwrap();
    assert!(pool.addresses().eq([(block, 1)]));
}

#[test]
fn realloc_keeps_the_alignment() {
    let pool = Pool::tracked();
    let mut block = pool.alloc_layout(layout(1, 256)).unwrap();
    for bytes in [10, 1000, 100_000, 1] {
        // SAFETY: the old address is not used again.
        block = unsafe { pool.realloc(block, bytes) }.unwrap();
        assert!(block.addr().get().is_multiple_of(256));
    }
}

#[test]
fn realloc_within_the_limit_counts_the_block_once() {
    let pool = Pool::tracked();
    pool.set_limit(Some(100));
    let block = NonNull::from(pool.alloc::<u8>(90).unwrap()).cast();
    // SAFETY: the old address is not used again.
    let block = unsafe { pool.realloc(block, 100) }.unwrap();
    // SAFETY: as above.
    assert!(matches!(unsafe { pool.realloc(block, 101) }, Err(Error::LimitExceeded { bytes: 101, .. })));
}

#[test]
fn releasing_leaves_the_block_alone() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let block = NonNull::from(pool.alloc::<u8>(4).unwrap()).cast::<u8>();
    // SAFETY: the block is given back below.
    unsafe { pool.release(block) }.unwrap();
    drop(pool);
    assert_eq!(probe.live(), 1);
    // SAFETY: the pool has given the block up.
    unsafe { (&probe).dealloc(block, layout(4, 1)) };
}
