//! `Pool::scope`: a pool for the length of a call, with the spare chunks of another. Rule 25, its figures and limits are
//! exact, and hostile programs that say the rule that they attack.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::ptr::NonNull;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, UnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use cymem::{ArenaPool, BaseAlloc, Copied, Error, Global, Graph, Null, Pool, Stats};
use cymem_tests::{Probe, Row, RowInit, Tree, TreeInit, dirty_pool};

fn row(pool: &ArenaPool<impl BaseAlloc>, n: u64) -> Result<&[u64], Error> {
    Ok(Row::new_in(pool, RowInit { values: (0..n).collect::<Vec<_>>() })?.view().values())
}

fn figures(stats: Stats) -> [usize; 2] {
    [stats.bytes, stats.allocations]
}

/// Tells its number when it is dropped.
struct Tell(u32, Sender<u32>);

impl Drop for Tell {
    fn drop(&mut self) {
        self.1.send(self.0).unwrap();
    }
}

#[test]
fn the_next_scope_asks_for_nothing() {
    let probe = Probe::default();
    let pool = ArenaPool::with_base(&probe);
    let kept = row(&pool, 10).unwrap();
    let mut requests = Vec::new();
    for _ in 0..5 {
        pool.scope(|scope| {
            for n in 0..40 {
                assert!(row(scope, n * 20).unwrap().iter().copied().eq(0..n * 20));
            }
        });
        requests.push(probe.requests());
    }
    assert!(requests[0] > 2 && requests.iter().all(|&n| n == requests[0]), "{requests:?}");
    // The pool goes on in them.
    pool.alloc::<u64>(500).unwrap().fill(1);
    assert_eq!(probe.requests(), requests[0]);
    assert!(kept.iter().copied().eq(0..10));
    drop(pool);
    assert_eq!(probe.live(), 0);
}

#[test]
fn rule_25_figures_are_those_of_each_and_what_they_were() {
    let pool = dirty_pool();
    row(&pool, 100).unwrap();
    pool.scope(|scope| row(scope, 5000).map(drop)).unwrap();
    let before = pool.stats();
    pool.scope(|scope| {
        assert_eq!(scope.stats(), Stats::default());
        let values = row(scope, 5000).unwrap();
        assert!(scope.contains(values) && !pool.contains(values));
        let (ours, theirs) = (scope.stats(), pool.stats());
        assert_eq!(figures(theirs), figures(before));
        assert_eq!(
            (ours.chunks + theirs.chunks, ours.capacity + theirs.capacity),
            (before.chunks, before.capacity)
        );
    });
    assert_eq!(pool.stats(), before);
}

#[test]
fn both_are_used_at_once_and_nothing_overlaps() {
    let pool = Pool::new();
    let mut kept: Vec<&mut [u64]> = Vec::new();
    for round in 0..if cfg!(miri) { 2 } else { 20 } {
        pool.scope(|scope| {
            let mut here: Vec<&mut [u64]> = Vec::new();
            for n in 0..30 {
                here.push(scope.alloc(n * 7).unwrap());
                kept.push(pool.alloc(n * 3).unwrap());
                scope.scope(|inner| inner.alloc::<u64>(n * 11).unwrap().fill(u64::MAX));
            }
            for (n, block) in here.iter_mut().enumerate() {
                assert!(block.iter().all(|&value| value == 0));
                block.fill(n as u64 + 1000);
            }
            assert!(
                here.iter().enumerate().all(|(n, block)| block.iter().all(|&value| value == n as u64 + 1000))
            );
        });
        for (n, block) in kept.iter_mut().enumerate().skip(round * 30) {
            block.fill(n as u64);
        }
        assert!(kept.iter().enumerate().all(|(n, block)| block.iter().all(|&value| value == n as u64)));
    }
}

#[test]
fn nodes_of_the_pool_fit_and_results_are_built_there() {
    let pool = Pool::new();
    let leaf = Tree::new_in(&pool, TreeInit { id: 1, left: Null, right: Null }).unwrap();
    let result = pool.scope(|outer| {
        let two = Tree::new_in(outer, TreeInit { id: 2, left: leaf, right: Null }).unwrap();
        outer.scope(|inner| {
            let three = Tree::new_in(inner, TreeInit { id: 3, left: two, right: Copied(leaf) }).unwrap();
            assert_eq!(three.left().unwrap().left().unwrap().id(), 1);
            pool.copy::<Tree>(&three).unwrap()
        })
    });
    pool.scope(|scope| scope.alloc::<u8>(4000).unwrap().fill(0xEE));
    assert_eq!((result.id(), result.right().unwrap().id()), (3, 1));
    assert_eq!(result.left().unwrap().left().unwrap().id(), 1);
}

// Limits.

#[test]
fn rule_25_a_limit_is_one_for_both_at_every_byte() {
    // Blocks of one byte and of eight in turns, by the pool and by the scope.
    fn build(pool: &Pool, scope: &Pool) -> Result<(), Error> {
        for n in 0..12 {
            let pool = if n % 3 == 0 { pool } else { scope };
            if n % 2 == 0 { pool.alloc::<u8>(1).map(drop)? } else { pool.alloc::<u64>(n).map(drop)? }
        }
        Ok(())
    }
    let pool = Pool::new();
    let needed = pool.scope(|scope| {
        build(&pool, scope).unwrap();
        pool.stats().bytes + scope.stats().bytes
    });
    for limit in (0..=needed).step_by(if cfg!(miri) { 31 } else { 1 }) {
        let pool = Pool::new();
        pool.set_limit(Some(limit));
        pool.scope(|scope| {
            let result = build(&pool, scope);
            let used = pool.stats().bytes + scope.stats().bytes;
            assert!(used <= limit);
            match result {
                Ok(()) => assert_eq!(limit, needed),
                Err(Error::LimitExceeded { bytes, used: told, limit: l, .. }) => {
                    assert_eq!((told, l), (used, limit));
                    // With what its alignment costs, the block would not have fitted.
                    assert!(used + bytes + 7 > limit);
                }
                Err(error) => panic!("{error}"),
            }
        });
        // What the scope had is free again, to the last byte.
        pool.scope(|scope| scope.alloc::<u8>(limit - pool.stats().bytes).map(drop)).unwrap();
        pool.alloc::<u8>(limit - pool.stats().bytes).unwrap();
        assert!(pool.alloc::<u8>(1).is_err() && pool.scope(|scope| scope.alloc::<u8>(1).is_err()));
    }
}

#[test]
fn rule_25_limits_of_nested_scopes_are_exact() {
    let pool = Pool::new();
    pool.set_limit(Some(1000));
    let take = |pool: &Pool, bytes| pool.alloc::<u8>(bytes).map(drop);
    pool.scope(|outer| {
        take(outer, 100).unwrap();
        outer.set_limit(Some(600));
        outer.scope(|inner| {
            take(inner, 400).unwrap();
            let error = take(inner, 101).unwrap_err();
            assert!(matches!(error, Error::LimitExceeded { used: 500, limit: 600, .. }), "{error}");
            // A scope beside them, of the pool itself.
            pool.scope(|beside| take(beside, 500).unwrap());
            pool.scope(|beside| {
                take(beside, 450).unwrap();
                let error = take(inner, 51).unwrap_err();
                assert!(matches!(error, Error::LimitExceeded { used: 950, limit: 1000, .. }), "{error}");
                assert!(take(&pool, 51).is_err() && take(beside, 51).is_err() && take(outer, 51).is_err());
            });
            // The scope's own limit cannot be lifted above the pool's.
            inner.set_limit(None);
            outer.set_limit(None);
            assert!(take(inner, 501).is_err());
            take(inner, 500).unwrap();
            assert!(take(&pool, 1).is_err() && take(outer, 1).is_err());
        });
        take(outer, 900).unwrap();
        assert!(take(&pool, 1).is_err());
    });
    take(&pool, 1000).unwrap();
    assert!(pool.scope(|scope| take(scope, 1).is_err()));
}

#[test]
fn a_limit_that_comes_later_is_for_the_pool_alone() {
    let pool = Pool::new();
    pool.alloc::<u8>(10).unwrap();
    pool.scope(|scope| {
        pool.set_limit(Some(20));
        scope.alloc::<u8>(10_000).unwrap();
        assert!(pool.alloc::<u8>(11).is_err());
        pool.alloc::<u8>(10).unwrap();
    });
    assert!(pool.alloc::<u8>(1).is_err());
    // And one that goes meanwhile is gone.
    pool.scope(|scope| {
        assert!(scope.alloc::<u8>(1).is_err());
        pool.set_limit(None);
        scope.alloc::<u8>(10_000).unwrap();
        pool.set_limit(Some(10_021));
        assert!(scope.alloc::<u8>(2).is_err());
        pool.alloc::<u8>(1).unwrap();
        assert!(scope.alloc::<u8>(1).is_err());
    });
    pool.alloc::<u8>(10_000).unwrap();
}

#[test]
fn rule_30_what_a_scope_absorbs_counts_and_goes_with_it() {
    let graph: Graph<Row> = Graph::new(RowInit { values: vec![3; 1000] }).unwrap();
    let bytes = graph.stats().bytes;
    let pool = Pool::new();
    pool.set_limit(Some(bytes + 10));
    pool.alloc::<u8>(11).unwrap();
    let graph = pool.scope(|scope| scope.absorb(graph).map(drop)).unwrap_err();
    pool.set_limit(Some(bytes + 11));
    pool.scope(|scope| {
        assert_eq!(scope.absorb(graph).unwrap().values(), [3; 1000]);
        assert!(scope.alloc::<u8>(1).is_err() && pool.alloc::<u8>(1).is_err());
    });
    let Stats { bytes, chunks, .. } = pool.stats();
    assert_eq!((bytes, chunks), (11, 1));
    assert!(pool.alloc::<u8>(bytes).is_ok());
}

// Panics and failures.

#[test]
fn rule_09_a_panic_ends_the_scope_and_nothing_else() {
    let probe = Probe::default();
    let (sender, receiver) = channel();
    let pool = ArenaPool::with_base(&probe);
    pool.set_limit(Some(20_000));
    let kept = row(&pool, 100).unwrap();
    for _ in 0..3 {
        let before = figures(pool.stats());
        let run = || {
            pool.scope(|outer| {
                outer.own(Tell(1, sender.clone())).unwrap();
                outer.alloc::<u8>(5000).unwrap();
                outer.scope(|inner| {
                    inner.own(Tell(2, sender.clone())).unwrap();
                    inner.alloc::<u8>(5000).unwrap();
                    resume_unwind(Box::new("panic"))
                })
            })
        };
        catch_unwind(AssertUnwindSafe(run)).unwrap_err();
        assert!(receiver.try_iter().eq([2, 1]));
        assert_eq!(figures(pool.stats()), before);
    }
    assert!(kept.iter().copied().eq(0..100));
    let left = 20_000 - pool.stats().bytes;
    pool.scope(|scope| scope.alloc::<u8>(left).map(drop)).unwrap();
    drop(pool);
    assert_eq!(probe.live(), 0);
}

#[test]
fn rule_09_a_destructor_that_panics_ends_the_scope() {
    struct Explode;
    impl Drop for Explode {
        fn drop(&mut self) {
            resume_unwind(Box::new("a destructor"));
        }
    }
    let probe = Probe::default();
    let (sender, receiver) = channel();
    let pool = ArenaPool::with_base(&probe);
    pool.set_limit(Some(6000));
    let run = || {
        pool.scope(|scope| {
            scope.own(Tell(1, sender.clone())).unwrap();
            scope.own(Explode).unwrap();
            scope.alloc::<u8>(5000).unwrap();
        });
    };
    catch_unwind(AssertUnwindSafe(run)).unwrap_err();
    assert!(receiver.try_iter().eq([1]));
    assert_eq!((pool.stats().bytes, probe.live()), (0, pool.stats().chunks));
    pool.scope(|scope| scope.alloc::<u8>(6000).map(drop)).unwrap();
}

#[test]
fn rule_09_destructors_may_use_the_pool_but_not_the_scope() {
    thread_local! { static POOL: Pool = Pool::new(); }
    struct Allocates;
    impl Drop for Allocates {
        fn drop(&mut self) {
            POOL.with(|pool| {
                pool.alloc::<u64>(700).unwrap().fill(7);
                pool.scope(|scope| scope.alloc::<u64>(700).unwrap().fill(8));
            });
        }
    }
    POOL.with(|pool| {
        pool.scope(|scope| {
            let values = row(scope, 1000).unwrap();
            scope.own(Allocates).unwrap();
            assert!(values.iter().copied().eq(0..1000));
        });
        assert_eq!(pool.stats().bytes, 5600);
    });
}

#[test]
fn rule_09_a_scope_in_an_iterator_of_a_build() {
    let pool = dirty_pool();
    let values = (0..50_u32).map(u64::from).map(|n| {
        pool.scope(|scope| {
            let values = scope.alloc::<u64>(n as usize * 30 + 1).unwrap();
            values.fill(n);
            values.iter().max().copied().unwrap()
        })
    });
    let row = Row::new_in(&pool, RowInit { values }).unwrap();
    assert!(row.values().iter().copied().eq(0..50));
}

#[test]
fn rule_25_no_memory_for_a_scope() {
    let probe = Probe::default();
    let pool = ArenaPool::with_base(&probe);
    pool.alloc::<u8>(1).unwrap();
    let before = pool.stats();
    pool.scope(|scope| {
        probe.fail_next();
        assert!(matches!(scope.alloc::<u8>(100_000), Err(Error::OutOfMemory { .. })));
        probe.fail_next();
        assert!(scope.own(1_u8).is_err());
        assert_eq!(scope.stats(), Stats::default());
    });
    assert_eq!(pool.stats(), before);
}

/// A base allocator that panics on demand, also when it is cloned.
#[derive(Default)]
struct Panics(Cell<bool>);

impl Panics {
    fn panic(&self) {
        if self.0.take() {
            resume_unwind(Box::new("the base allocator"));
        }
    }
}

struct Base<'a>(&'a Panics);

impl Clone for Base<'_> {
    fn clone(&self) -> Self {
        self.0.panic();
        Base(self.0)
    }
}

// SAFETY: blocks are those of the global allocator, whichever clone gives them out.
unsafe impl BaseAlloc for Base<'_> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.0.panic();
        // SAFETY: the caller's promise.
        unsafe { Global.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: NonNull<u8>, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { Global.dealloc(block, layout) };
    }
}

#[test]
fn rule_09_a_base_allocator_that_panics_leaves_the_books_exact() {
    let panics = Panics::default();
    let pool = ArenaPool::with_base(Base(&panics));
    pool.set_limit(Some(10_000));
    let fails = |run: &dyn Fn()| {
        panics.0.set(true);
        catch_unwind(AssertUnwindSafe(run)).unwrap_err();
    };
    fails(&|| pool.scope(|_| ()));
    pool.scope(|scope| {
        fails(&|| drop(scope.alloc::<u8>(5000)));
        assert_eq!(scope.stats(), Stats::default());
        scope.alloc::<u8>(1000).unwrap();
        fails(&|| drop(scope.alloc::<u8>(5000)));
        // The scope counts on: there is room in its chunk, and none by the limit.
        pool.alloc::<u8>(8999).unwrap();
        scope.alloc::<u8>(1).unwrap();
        assert!(scope.alloc::<u8>(1).is_err());
    });
    assert_eq!(pool.stats().bytes, 8999);
    pool.alloc::<u8>(1001).unwrap();
}

// What else a program may try.

#[test]
fn rule_23_scopes_nest_as_deep_as_the_program_does() {
    fn nest(pool: &Pool, depth: usize) -> usize {
        pool.alloc::<u8>(1).unwrap();
        if depth == 0 { pool.stats().bytes } else { pool.scope(|scope| nest(scope, depth - 1)) }
    }
    const DEPTH: usize = if cfg!(miri) { 10 } else { 300 };
    let pool = Pool::new();
    assert_eq!(nest(&pool, DEPTH), 1);
    pool.set_limit(Some(DEPTH + 2));
    assert_eq!(nest(&pool, DEPTH), 1);
    assert!(catch_unwind(AssertUnwindSafe(|| nest(&pool, DEPTH))).is_err(), "the limit is reached");
    assert_eq!(pool.stats().bytes, 3);
}

#[test]
fn rule_29_a_graph_keeps_no_memory_of_its_scopes() {
    let graph: Graph<Row> = Graph::build(|pool, root| {
        let values = pool.scope(|scope| -> Result<Vec<u64>, Error> {
            let scratch = scope.alloc::<u64>(10_000)?;
            scratch.fill(2);
            Ok(scratch[..3].to_vec())
        })?;
        root.fill(RowInit { values })
    })
    .unwrap();
    assert_eq!(graph.values(), [2; 3]);
    assert_eq!((graph.stats().chunks, graph.stats().capacity < 10_000), (1, true));
}

#[test]
fn rule_12_a_pool_that_had_scopes_goes_to_another_thread() {
    fn is_unwind_safe<T: UnwindSafe>(_: &T) {}
    let pool = Pool::new();
    is_unwind_safe(&pool);
    pool.scope(|scope| scope.alloc::<u64>(1000).unwrap().fill(1));
    let chunks = pool.stats().chunks;
    thread::spawn(move || {
        pool.scope(|scope| assert_eq!(scope.alloc::<u64>(500).unwrap(), [0; 500]));
        assert_eq!(pool.stats().chunks, chunks);
    })
    .join()
    .unwrap();
}

#[test]
fn large_chunks_of_a_scope_are_used_by_the_pool_and_freed_with_it() {
    let probe = Probe::default();
    let mut pool = ArenaPool::with_base(&probe);
    let large = if cfg!(miri) { 1 << 16 } else { 40 << 20 };
    pool.scope(|scope| {
        scope.alloc::<u8>(1).unwrap();
        scope.alloc::<u8>(large).unwrap()[large - 1] = 1;
    });
    let requests = probe.requests();
    pool.alloc::<u8>(1).unwrap();
    assert_eq!(pool.alloc::<u8>(large).unwrap()[large - 1], 0);
    assert_eq!(probe.requests(), requests);
    pool.reset();
    pool.scope(|scope| scope.alloc::<u8>(large).map(drop)).unwrap();
    assert_eq!(probe.requests(), requests);
    pool.clear();
    assert_eq!(probe.live(), 0);
}
