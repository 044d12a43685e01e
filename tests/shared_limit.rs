//! One limit for all threads that build in a `SyncPool` (rules 12, 16 and 25).
#![allow(missing_docs)]

#[path = "support/random.rs"]
mod random;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

use cymem::{Copied, Error, Graph, Local, Pool, PoolAlloc, Stats, SyncPool};
use random::Random;

/// As aligned as chunks are: what its padding costs does not depend on where they are.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C, align(64))]
struct Wide {
    bytes: [u8; 64],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: usize,
    #[pool(len = len)]
    values: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    len: u32,
    #[pool(len = len)]
    rows: *mut Row,
}

fn limited(limit: usize) -> SyncPool {
    let mut pool = SyncPool::new();
    pool.set_limit(Some(limit));
    pool
}

fn is_refused<T>(result: Result<T, Error>) -> bool {
    match result {
        Ok(_) => false,
        Err(Error::LimitExceeded { .. }) => true,
        Err(error) => panic!("{error}"),
    }
}

/// Blocks of many sizes and alignments; whether each was refused.
fn blocks(seed: u64, mut alloc: impl FnMut(usize) -> [bool; 3]) -> Vec<[bool; 3]> {
    let mut random = Random(seed);
    (0..200).map(|_| alloc(random.below(90) * random.below(4))).collect()
}

/// One thread has exactly what a pool has with that limit.
#[test]
fn a_single_local_is_limited_as_a_pool_is() {
    for seed in 1..if cfg!(miri) { 3 } else { 60 } {
        // Within the first chunk, for where the next one begins is not the same.
        let limit = 50 * seed as usize;
        let pool = Pool::new();
        pool.set_limit(Some(limit));
        let alone = blocks(seed, |n| {
            let wide = if n % 7 == 0 { is_refused(pool.alloc::<Wide>(1)) } else { false };
            [is_refused(pool.alloc::<u8>(n)), is_refused(pool.alloc::<u64>(n)), wide]
        });
        let mut shared = limited(limit);
        let local = shared.local();
        let together = blocks(seed, |n| {
            let wide = if n % 7 == 0 { is_refused(local.alloc::<Wide>(1)) } else { false };
            [is_refused(local.alloc::<u8>(n)), is_refused(local.alloc::<u64>(n)), wide]
        });
        let differs = alone.iter().zip(&together).position(|(alone, together)| alone != together);
        assert_eq!(differs, None, "at a limit of {limit}");
        assert_eq!(pool.stats(), local.stats());
        drop(local);
        assert_eq!(pool.stats(), shared.stats());
    }
}

#[test]
fn rule_25_an_error_says_what_all_threads_have() {
    let pool = limited(100);
    let (first, second) = (pool.local(), pool.local());
    first.alloc::<u8>(60).unwrap();
    let before = second.stats();
    let error = second.alloc::<u64>(6).unwrap_err();
    assert_eq!(second.stats(), before);
    assert!(
        matches!(error, Error::LimitExceeded { bytes: 48, align: 8, used: 60, limit: 100, .. }),
        "{error}"
    );
    second.alloc::<u64>(5).unwrap();
    assert!(is_refused(first.alloc::<u8>(1)) && is_refused(second.alloc::<u8>(1)));
    assert!(first.alloc::<u8>(0).is_ok());
    let error = first.build::<Row, _>(RowInit { values: [1; 3] }).unwrap_err();
    assert!(matches!(error, Error::LimitExceeded { .. }));
}

/// Whatever threads do, there is never more, and nothing is left that somebody was refused.
#[test]
fn rule_12_threads_share_what_there_is() {
    let threads = 4;
    for limit in [0, 1, 1000, if cfg!(miri) { 1100 } else { 300_000 }] {
        let mut pool = limited(limit);
        let (start, handed_out) = (Barrier::new(threads), AtomicUsize::new(0));
        thread::scope(|scope| {
            for thread in 0..threads {
                let (pool, start, handed_out) = (&pool, &start, &handed_out);
                scope.spawn(move || {
                    start.wait();
                    let mut random = Random(thread as u64 + 1);
                    let mut failures = 0;
                    while failures < 20 {
                        let local = pool.local();
                        for _ in 0..random.below(20) {
                            let n = 1 + random.below(40);
                            match is_refused(local.alloc::<u8>(n)) {
                                true => failures += 1,
                                false => drop(handed_out.fetch_add(n, SeqCst)),
                            }
                        }
                    }
                    while !is_refused(pool.local().alloc::<u8>(1)) {
                        handed_out.fetch_add(1, SeqCst);
                    }
                });
            }
        });
        assert_eq!((handed_out.load(SeqCst), pool.stats().bytes), (limit, limit));
        pool.set_limit(Some(limit + 7));
        assert!(is_refused(pool.local().alloc::<u8>(8)));
        assert!(!is_refused(pool.local().alloc::<u8>(7)));
        pool.set_limit(None);
        assert!(!is_refused(pool.local().alloc::<u8>(100_000)));
        pool.set_limit(Some(50));
        assert!(is_refused(pool.local().alloc::<u8>(1)));
        pool.reset();
        assert_eq!(pool.stats().bytes, 0);
        assert!(!is_refused(pool.local().alloc::<u8>(50)));
        assert!(is_refused(pool.local().alloc::<u8>(1)));
    }
}

#[test]
fn rule_12_graphs_of_many_threads_under_a_limit() {
    let mut pool = limited(20_000);
    let built: Vec<usize> = thread::scope(|scope| {
        let build = |local: &Local<'_>, n: usize| {
            let row = local.build::<Row, _>(RowInit { values: vec![n as u64; n] })?;
            let rows = local.build::<Rows, _>(RowsInit { rows: [Copied(row), Copied(row)] })?;
            assert!(rows.rows().iter().all(|row| row.values() == vec![n as u64; n]));
            Ok::<(), Error>(())
        };
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let pool = &pool;
                scope.spawn(move || (0..100).take_while(|n| !is_refused(build(&pool.local(), *n))).count())
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(built.iter().any(|&built| built > 10));
    assert!(pool.stats().bytes <= 20_000);
}

#[test]
fn rule_25_absorbed_graphs_count_for_all() {
    let graph = || Graph::<Row>::new(RowInit { values: vec![1; 10] }).unwrap();
    let bytes = graph().stats().bytes;
    let pool = limited(2 * bytes);
    let (first, second) = (pool.local(), pool.local());
    first.absorb(graph()).unwrap();
    second.alloc::<u8>(1).unwrap();
    let refused = second.absorb(graph()).unwrap_err();
    assert_eq!((refused.values(), second.stats().bytes), (&[1; 10][..], 1));
    second.alloc::<u8>(bytes - 1).unwrap();
    assert!(is_refused(first.alloc::<u8>(1)));
}

/// A `Local` that was forgotten keeps its arena, which asks nobody any more.
#[test]
fn rule_12_forgotten_locals_and_moved_pools() {
    let pool = limited(1000);
    let local = pool.local();
    local.alloc::<u8>(100).unwrap();
    std::mem::forget(local);
    let mut moved = Box::new(pool);
    moved.local().alloc::<u8>(100).unwrap();
    assert_eq!(moved.stats().bytes, 200);
    let mut moved = *moved;
    assert!(is_refused(moved.local().alloc::<u8>(801)));
    moved.reset();
    let locals = [moved.local(), moved.local(), moved.local()];
    assert!(locals.iter().all(|local| !is_refused(local.alloc::<u8>(333))));
    std::mem::forget(locals);
    moved.set_limit(None);
    assert_eq!(moved.local().alloc::<u8>(5000).unwrap().len(), 5000);
    let Stats { bytes, allocations, .. } = thread::spawn(move || moved.stats()).join().unwrap();
    assert_eq!((bytes, allocations), (999 + 5000, 4));
}

#[test]
fn rule_09_builds_that_panic_have_taken_what_they_wrote() {
    let mut pool = limited(10_000);
    let built = catch_unwind(AssertUnwindSafe(|| {
        let rows = (0..5_u16).map(|n| {
            assert!(n < 3, "a build that panics");
            RowInit { values: vec![u64::from(n); 20] }
        });
        pool.local().build::<Rows, _>(RowsInit { rows }).map(drop)
    }));
    assert!(built.is_err());
    let bytes = pool.stats().bytes;
    assert!(bytes >= 3 * 160);
    let left = 10_000 - bytes;
    assert!(is_refused(pool.local().alloc::<u8>(left + 1)));
    assert!(!is_refused(pool.local().alloc::<u8>(left)));
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a destructor");
    }
}

/// Where a destructor stops an arena from being reset, what that has handed out still counts, and the others are reset.
#[test]
fn rule_25_a_panic_in_reset_leaves_the_limit() {
    let mut pool = limited(1000);
    let locals = [pool.local(), pool.local(), pool.local()];
    for local in &locals {
        local.alloc::<u8>(300).unwrap();
    }
    locals[1].own(Bomb).unwrap();
    drop(locals);
    assert!(catch_unwind(AssertUnwindSafe(|| pool.reset())).is_err());
    let bytes = pool.stats().bytes;
    assert!(bytes <= 300, "{bytes}");
    assert!(is_refused(pool.local().alloc::<u8>(1001 - bytes)));
    assert!(!is_refused(pool.local().alloc::<u8>(1000 - bytes)));
    pool.reset();
    assert_eq!(pool.stats().bytes, 0);
    assert!(!is_refused(pool.local().alloc::<u8>(1000)));
}

/// More aligned than chunks are.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C, align(256))]
struct Wider {
    bytes: [u8; 256],
}

/// A block that fits a chunk that was used before takes what it takes there, and not the most that its alignment may cost
/// in a new one.
#[test]
fn a_limit_lets_through_what_fits_a_chunk_that_is_there() {
    const LONG: usize = 250;
    let mut pools: [SyncPool; 8] = Default::default();
    for pool in &mut pools {
        // Three chunks, of which the longest comes first afterwards.
        let local = pool.local();
        let starts = [60, 94, 200].map(|n| local.alloc::<Wide>(n).unwrap().as_ptr().addr());
        drop(local);
        pool.reset();
        let padding = starts.map(|start| start.next_multiple_of(align_of::<Wider>()) - start);
        let padding = padding[0].min(padding[1]);
        let needed = size_of::<[Wide; LONG]>() + padding + size_of::<[Wider; 4]>();
        for (limit, fits) in [(needed - 1, false), (needed, true)] {
            pool.set_limit(Some(limit));
            let local = pool.local();
            local.alloc::<Wide>(LONG).unwrap();
            assert_eq!(is_refused(local.alloc::<Wider>(4)), !fits, "padding {padding}");
            drop(local);
            assert_eq!(pool.stats().bytes, if fits { needed } else { size_of::<[Wide; LONG]>() });
            pool.reset();
        }
    }
}
