//! `SyncPool` and `Local`: one owner of memory for many threads. Hostile programs among them, which say the rule that
//! they attack. `tests/tsan.sh` runs them under ThreadSanitizer.
#![allow(missing_docs)]

use std::cell::{Cell, RefCell};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use cymem::{Copied, Error, Graph, Local, Null, Pool, PoolAlloc, Pooled, SyncPool};
use cymem_tests::{Row, RowInit, Tree, TreeInit};

const THREADS: u64 = 4;
const ROUNDS: u64 = if cfg!(miri) { 5 } else { 500 };

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    len: usize,
    #[pool(len = len)]
    rows: *mut Row,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Pointers {
    len: usize,
    #[pool(len = len, each(one))]
    rows: *mut *mut Row,
}

type RowView = <Row as PoolAlloc>::View;

fn values(n: u64) -> Vec<u64> {
    (0..n % 97).map(|at| at * n).collect()
}

fn row<'s>(local: &Local<'s>, n: u64) -> Pooled<'s, Row> {
    local.build(RowInit { values: values(n) }).unwrap()
}

fn is_row(row: &RowView, n: u64) -> bool {
    row.values() == values(n)
}

/// Counts how often it is dropped.
struct Count(Arc<AtomicUsize>);

impl Drop for Count {
    fn drop(&mut self) {
        self.0.fetch_add(1, Relaxed);
    }
}

#[test]
fn rows_of_many_threads_become_one_graph() {
    let pool = SyncPool::new();
    let rows: Vec<(u64, Pooled<'_, Row>)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let pool = &pool;
                scope.spawn(move || {
                    let local = pool.local();
                    (0..ROUNDS).map(|n| (n * thread, row(&local, n * thread))).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let local = pool.local();
    let copied: Pooled<'_, Rows> =
        local.build(RowsInit { rows: rows.iter().map(|&(_, row)| Copied(row)) }).unwrap();
    let pointed: Pooled<'_, Pointers> =
        local.build(PointersInit { rows: rows.iter().map(|(_, row)| row) }).unwrap();
    drop(local);
    for ((n, row), copy) in rows.iter().zip(copied.rows()) {
        assert!(is_row(row, *n) && row.as_raw().values == copy.as_raw().values);
    }
    assert!(pointed.rows().iter().zip(&rows).all(|(row, &(n, _))| is_row(row.unwrap(), n)));
}

#[test]
fn rule_12_an_arena_is_read_while_it_grows() {
    let pool = SyncPool::new();
    let (sender, receiver) = channel::<(u64, Pooled<'_, Row>)>();
    thread::scope(|scope| {
        scope.spawn(|| {
            let local = pool.local();
            let sender = sender;
            for n in 0..ROUNDS * 4 {
                sender.send((n, row(&local, n))).unwrap();
            }
        });
        scope.spawn(|| {
            let local = pool.local();
            for (n, shared) in receiver {
                // A node that leads into the memory of the other thread.
                let tree: Pooled<'_, Pointers> =
                    local.build(PointersInit { rows: [shared, shared] }).unwrap();
                assert!(is_row(tree.rows().get(1).flatten().unwrap(), n));
            }
        });
    });
}

#[test]
fn rule_12_arenas_change_hands_and_nothing_overlaps() {
    let pool = SyncPool::new();
    let written = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (pool, written) = (&pool, &written);
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    // Another arena each time, as often as not.
                    let local = pool.local();
                    let mark = thread * ROUNDS + round;
                    let block = local.alloc::<u64>(1 + (mark % 40) as usize).unwrap();
                    assert!(block.iter().all(|&word| word == 0));
                    block.fill(mark);
                    written.lock().unwrap().push((mark, &*block));
                }
            });
        }
    });
    let mut pool = {
        let written = written.into_inner().unwrap();
        assert_eq!(written.len() as u64, THREADS * ROUNDS);
        assert!(written.iter().all(|(mark, block)| block.iter().all(|word| word == mark)));
        pool
    };
    assert_eq!(pool.stats().allocations as u64, THREADS * ROUNDS);
}

#[test]
fn arenas_are_used_again() {
    let mut pool = SyncPool::new();
    for _ in 0..50 {
        let (a, b) = (pool.local(), pool.local());
        a.alloc::<u8>(10).unwrap();
        b.alloc::<u8>(10).unwrap();
    }
    let stats = pool.stats();
    assert_eq!((stats.chunks, stats.allocations), (2, 100));
    pool.reset();
    assert_eq!((pool.stats().chunks, pool.stats().allocations), (2, 0));
    let local = pool.local();
    assert_eq!(local.stats().bytes, 0);
    drop(local);
    drop(pool);
}

#[test]
fn rule_12_a_forgotten_local_is_freed_with_its_pool() {
    let drops = Arc::new(AtomicUsize::new(0));
    let mut pool = SyncPool::new();
    for round in 0..3 {
        let local = pool.local();
        row(&local, 50);
        local.own(Count(drops.clone())).unwrap();
        mem::forget(local);
        assert_eq!(drops.load(Relaxed), round);
        // It is used again from now on.
        pool.reset();
        assert_eq!((drops.load(Relaxed), pool.stats().chunks), (round + 1, 1));
    }
    mem::forget(pool.local());
    pool.local().own(Count(drops.clone())).unwrap();
    drop(pool);
    assert_eq!(drops.load(Relaxed), 4);
}

#[test]
fn rule_09_a_panic_in_one_thread_leaves_the_pool_usable() {
    let pool = SyncPool::new();
    let panicked = AtomicUsize::new(0);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (pool, panicked) = (&pool, &panicked);
            scope.spawn(move || {
                for n in 0..ROUNDS {
                    let local = pool.local();
                    let result = catch_unwind(AssertUnwindSafe(|| {
                        let values = (0..n).inspect(|&at| assert!(thread != 0 || at != 7, "in an iterator"));
                        local
                            .build::<Row, _>(RowInit { values: values.collect::<Vec<_>>().into_iter() })
                            .unwrap()
                    }));
                    match result {
                        Ok(row) => assert!(row.values().iter().copied().eq(0..n)),
                        Err(_) => _ = panicked.fetch_add(1, Relaxed),
                    }
                }
            });
        }
    });
    assert_eq!(panicked.into_inner() as u64, ROUNDS.saturating_sub(8));
    assert!(is_row(&row(&pool.local(), 90), 90));
}

#[test]
fn rule_09_a_local_is_dropped_by_a_panic_in_the_middle_of_a_node() {
    let pool = SyncPool::new();
    struct Bomb;
    impl Iterator for Bomb {
        type Item = RowInit<Vec<u64>>;
        fn next(&mut self) -> Option<Self::Item> {
            panic!("in an iterator");
        }
        fn size_hint(&self) -> (usize, Option<usize>) {
            (9, Some(9))
        }
    }
    impl ExactSizeIterator for Bomb {}
    for n in 0..5 {
        catch_unwind(AssertUnwindSafe(|| {
            let local = pool.local();
            row(&local, n);
            local.build::<Rows, _>(RowsInit { rows: Bomb }).unwrap();
        }))
        .unwrap_err();
    }
    let mut pool = pool;
    assert_eq!(pool.stats().chunks, 1);
}

#[test]
fn rule_09_destructors_that_panic_keep_no_other_arena() {
    struct Explode;
    impl Drop for Explode {
        fn drop(&mut self) {
            panic!("a destructor");
        }
    }
    let drops = Arc::new(AtomicUsize::new(0));
    let pool = SyncPool::new();
    let locals: Vec<Local<'_>> = (0..5).map(|_| pool.local()).collect();
    for (at, local) in locals.iter().enumerate() {
        local.own(Count(drops.clone())).unwrap();
        if at == 2 {
            local.own(Explode).unwrap();
        }
        local.own(Count(drops.clone())).unwrap();
    }
    drop(locals);
    catch_unwind(AssertUnwindSafe(|| drop(pool))).unwrap_err();
    assert_eq!(drops.load(Relaxed), 10);
}

#[test]
fn rule_09_builds_in_iterators_of_builds_in_the_same_and_in_other_arenas() {
    let pool = SyncPool::new();
    let local = pool.local();
    let rows: Pooled<'_, Rows> = local
        .build(RowsInit {
            rows: (0..20_u64)
                .map(|n| {
                    row(&pool.local(), n);
                    Copied(if n % 2 == 0 { row(&local, n) } else { row(&pool.local(), n) })
                })
                .collect::<Vec<_>>(),
        })
        .unwrap();
    let lazy: Pooled<'_, Pointers> = local
        .build(PointersInit {
            rows: Some(0).into_iter().map(|_| row(&local, 33)).collect::<Vec<_>>().into_iter().inspect(
                |_| {
                    row(&local, 80);
                    row(&pool.local(), 80);
                },
            ),
        })
        .unwrap();
    assert!(rows.rows().iter().enumerate().all(|(n, row)| is_row(row, n as u64)));
    assert!(is_row(lazy.rows().get(0).flatten().unwrap(), 33));
}

#[test]
fn rule_01_handles_of_pools_that_live_longer_fit_and_those_of_a_local_fit_pools_that_live_shorter() {
    let outer = Pool::new();
    let leaf = Tree::new_in(&outer, TreeInit { id: 1, left: Null, right: Null }).unwrap();
    let pool = SyncPool::new();
    let inner: Pooled<'_, Tree> = pool.local().build(TreeInit { id: 2, left: leaf, right: Null }).unwrap();
    let short = Pool::new();
    let root = Tree::new_in(&short, TreeInit { id: 3, left: inner, right: leaf }).unwrap();
    assert_eq!(root.left().unwrap().left().unwrap().id(), 1);
}

#[test]
fn rule_12_a_local_goes_to_another_thread() {
    let pool = SyncPool::new();
    let local = pool.local();
    let here = row(&local, 60);
    let there = thread::scope(|scope| {
        scope
            .spawn(move || {
                let there = row(&local, 70);
                assert!(is_row(&here, 60));
                there
            })
            .join()
            .unwrap()
    });
    assert!(is_row(&here, 60) && is_row(&there, 70));
}

#[test]
fn rule_12_what_a_local_owns_is_used_here_and_dropped_elsewhere() {
    let pool = SyncPool::new();
    let local = pool.local();
    // A cell is `Send`: it is used by one thread at a time, and dropped by another.
    let cell: &Cell<u32> = local.own(Cell::new(1)).unwrap();
    drop(local);
    thread::scope(|scope| {
        // The same arena, on another thread.
        scope.spawn(|| pool.local().own(Cell::new(7)).unwrap().set(8));
        cell.set(2);
    });
    assert_eq!(cell.get(), 2);
    thread::spawn(move || drop(pool)).join().unwrap();
}

#[test]
fn rule_12_a_pool_for_ever_and_a_local_for_each_thread() {
    static POOL: SyncPool = SyncPool::new();
    thread_local! { static LOCAL: RefCell<Option<Local<'static>>> = const { RefCell::new(None) }; }
    let build = |n| -> Pooled<'static, Row> {
        LOCAL.with_borrow_mut(|local| row(local.get_or_insert_with(|| POOL.local()), n))
    };
    let rows: Vec<_> = (0..THREADS).map(|n| thread::spawn(move || (build(n), build(n + 1)))).collect();
    for (n, row) in rows.into_iter().enumerate() {
        let (a, b) = row.join().unwrap();
        assert!(is_row(&a, n as u64) && is_row(&b, n as u64 + 1));
    }
}

#[test]
fn rule_30_graphs_of_other_threads_are_absorbed() {
    let pool = SyncPool::new();
    let rows = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|n| {
                let graph: Graph<Row> = Graph::new(RowInit { values: values(n + 80) }).unwrap();
                let pool = &pool;
                scope.spawn(move || pool.local().absorb(graph).unwrap())
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(rows.iter().enumerate().all(|(n, row)| is_row(row, n as u64 + 80)));
}

#[test]
fn rule_12_no_two_threads_have_one_arena() {
    let pool = SyncPool::new();
    let barrier = Barrier::new(THREADS as usize);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (pool, barrier) = (&pool, &barrier);
            scope.spawn(move || {
                for round in 0..ROUNDS.min(50) {
                    let local = pool.local();
                    let before = local.stats().allocations;
                    barrier.wait();
                    for n in 0..10 {
                        row(&local, thread * round + n + 1);
                    }
                    // Nobody else has counted here.
                    assert_eq!(local.stats().allocations - before, 20 - no_values(thread * round + 1));
                    barrier.wait();
                }
            });
        }
    });
}

/// How many of ten rows from this one on have no values, and so no array.
fn no_values(first: u64) -> usize {
    (first..first + 10).filter(|&n| values(n).is_empty()).count()
}

#[test]
fn views_are_read_by_many_threads_at_once() {
    fn check(rows: &[(u64, &RowView)]) {
        assert!(rows.iter().all(|(n, row)| is_row(row, *n)));
    }
    let pool = SyncPool::new();
    let local = pool.local();
    let rows: Vec<_> = (0..ROUNDS).map(|n| (n, row(&local, n).view())).collect();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| check(&rows));
        }
        check(&rows);
        row(&local, 5);
    });
}

#[test]
fn errors_are_those_of_the_pool() {
    let pool = SyncPool::new();
    let local = pool.local();
    assert!(matches!(local.alloc::<u64>(usize::MAX), Err(Error::SizeOverflow { .. })));
    assert!(matches!(local.cstr("a\0b"), Err(Error::InteriorNul { .. })));
    assert_eq!(*local.array([1, 2]).unwrap(), [1, 2]);
    assert_eq!(local.cstr("text").unwrap().to_str(), Ok("text"));
}

#[test]
fn rule_33_what_a_local_keeps_lives_as_long_as_the_pool() {
    let pool = SyncPool::new();
    let (counted, dropped) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    thread::scope(|scope| {
        for n in 0..THREADS {
            let (pool, counted, dropped) = (&pool, Arc::clone(&counted), Arc::clone(&dropped));
            scope.spawn(move || {
                let local = pool.local();
                let kept = local.own_mut(vec![n; 3]).unwrap();
                let held = Count(dropped);
                let called = local.callback(move |by: u64| {
                    let _ = &held;
                    counted.fetch_add(by as usize, Relaxed);
                });
                let called = called.unwrap();
                drop(local);
                kept.push(1);
                // SAFETY: the function and the pointer belong together.
                unsafe { called.last()(kept[0] + kept[3], called.data()) };
            });
        }
    });
    assert_eq!((counted.load(Relaxed), dropped.load(Relaxed)), (10, 0));
    drop(pool);
    assert_eq!(dropped.load(Relaxed), THREADS as usize);
}
