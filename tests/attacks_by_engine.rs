//! Hostile safe programs against what makes builds fast: the cursor, the chunks, the heads of graphs. Rule numbers are in
//! the names.
#![allow(missing_docs)]
#![forbid(unsafe_code)]

use core::alloc::Layout;
use core::cell::{Cell, RefCell};
use std::ffi::c_char;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cymem::{Error, Graph, Pool, PoolAlloc, Pooled};
use cymem_tests::{Liar, Probe};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    kind: u8,
    len: u16,
    #[pool(len = len)]
    values: *mut u64,
}

#[derive(PoolAlloc, Clone, Copy, PartialEq, Debug)]
#[repr(C, align(256))]
struct Wide {
    a: u8,
}

/// Small numbers that differ.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// Blocks of a pool, none of which may overlap another.
#[derive(Default)]
struct Handed(Vec<Range<usize>>);

impl Handed {
    fn add<T>(&mut self, array: &[T]) {
        let range = array.as_ptr().addr()..array.as_ptr().addr() + size_of_val(array);
        assert_eq!(range.start % align_of::<T>(), 0);
        assert!(self.0.iter().all(|other| range.end <= other.start || other.end <= range.start));
        self.0.push(range);
    }
}

/// Limits come and go between allocations, resets and ends; figures stay exact, and memory is new and zero.
#[test]
fn rule_16_limits_resets_and_chunks_in_any_order() {
    let rounds = if cfg!(miri) { 4 } else { 300 };
    for seed in 0..rounds {
        let mut dice = Dice(seed);
        let mut pool = match dice.throw(3) {
            0 => Pool::with_capacity(dice.throw(10_000)).unwrap(),
            _ => Pool::new(),
        };
        let mut limit = None;
        let mut handed = Handed::default();
        for _ in 0..if cfg!(miri) { 25 } else { 120 } {
            let before = pool.stats();
            let done = match dice.throw(12) {
                0 => {
                    limit = (dice.throw(3) > 0).then(|| dice.throw(20_000));
                    pool.set_limit(limit);
                    continue;
                }
                1 => {
                    handed = Handed::default();
                    if dice.throw(4) > 0 {
                        pool.reset()
                    } else {
                        pool.clear()
                    }
                    assert_eq!((pool.stats().bytes, pool.stats().allocations), (0, 0));
                    continue;
                }
                2 => {
                    let _ = pool.own([0_u8; 100]).unwrap();
                    Ok(())
                }
                3 | 4 => pool.alloc::<Wide>(dice.throw(4)).map(|array| {
                    assert!(array.iter().all(|wide| wide.a == 0));
                    array.iter_mut().for_each(|wide| wide.a = 0xEE);
                    handed.add(array);
                }),
                5..8 => pool.alloc::<u64>(dice.throw(700)).map(|array| {
                    assert!(array.iter().all(|&item| item == 0));
                    array.fill(u64::MAX);
                    handed.add(array);
                }),
                _ => pool.alloc::<u8>(dice.throw(90)).map(|array| {
                    assert!(array.iter().all(|&item| item == 0));
                    array.fill(0xEE);
                    handed.add(array);
                }),
            };
            match done {
                Ok(()) => {
                    let bytes = pool.stats().bytes;
                    assert!(bytes == before.bytes || limit.is_none_or(|limit| bytes <= limit));
                }
                Err(error) => {
                    assert!(matches!(error, Error::LimitExceeded { .. }), "{error}");
                    assert_eq!(pool.stats(), before);
                }
            }
            for range in &handed.0 {
                assert!(range.is_empty() || pool.contains(core::ptr::without_provenance::<u8>(range.start)));
            }
        }
    }
}

#[derive(PoolAlloc)]
#[repr(C, align(512))]
struct Far {
    tag: u8,
    n: u8,
    #[pool(len = n)]
    items: *const u16,
}

/// Roots aligned further than the head in front of them, through every owner that a graph may have.
#[test]
fn rule_15_the_head_of_a_far_aligned_root() {
    let graphs: Vec<Graph<Far>> =
        (0..6_u8).map(|n| Graph::new(FarInit { tag: n, items: vec![7; n.into()] }).unwrap()).collect();
    let graphs = thread::spawn(move || {
        for (n, graph) in graphs.iter().enumerate() {
            assert_eq!(graph.as_ptr().addr() % 512, 0);
            assert_eq!((usize::from(graph.tag()), graph.items().len()), (n, n));
            assert_eq!((graph.stats().chunks, graph.stats().allocations), (1, 1 + usize::from(n > 0)));
        }
        graphs
    });
    let mut graphs = graphs.join().unwrap();
    graphs.swap(0, 5);
    assert_eq!(graphs[0].items(), [7; 5]);
}

struct Loud<'a>(&'a AtomicUsize, bool);

impl Drop for Loud<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
        assert!(!self.1, "a destructor panics");
    }
}

/// A graph owns values whose destructors panic: all are dropped and all memory goes, on any thread.
#[test]
fn rule_09_owned_values_of_a_graph_panic_as_it_ends() {
    static DROPPED: AtomicUsize = AtomicUsize::new(0);
    let build = || -> Graph<Row> {
        Graph::build(|pool, root| {
            for i in 0..5 {
                pool.own(Loud(&DROPPED, i == 2))?;
            }
            let inner: Graph<Row> = Graph::new(RowInit { kind: 9, values: [1; 600] })?;
            let inner = pool.own(inner)?;
            root.fill(RowInit { kind: 1, values: inner.values() })
        })
        .unwrap()
    };
    let (here, there) = (build(), build());
    assert_eq!(here.values(), [1; 600]);
    assert!(catch_unwind(AssertUnwindSafe(|| drop(here))).is_err());
    assert_eq!(DROPPED.load(Ordering::Relaxed), 5);
    assert!(thread::spawn(move || drop(there)).join().is_err());
    assert_eq!(DROPPED.load(Ordering::Relaxed), 10);
    // A closure that panics, and one that fails, with values owned already.
    let failed = Graph::<Row>::build(|pool, root| {
        pool.own(Loud(&DROPPED, false))?;
        root.fill(RowInit { kind: 1, values: Liar([1].into_iter(), 2) })
    });
    assert!(matches!(failed, Err(Error::IteratorLength { .. })));
    let caught = catch_unwind(|| {
        Graph::<Row>::build(|pool, _| {
            pool.own(Loud(&DROPPED, false))?;
            panic!("in the middle")
        })
    });
    assert!(caught.is_err());
    assert_eq!(DROPPED.load(Ordering::Relaxed), 12);
}

/// Pools and graphs that end in the destructors of thread locals, and destructors that build new ones there.
#[test]
fn rule_09_graphs_end_and_begin_while_a_thread_ends() {
    struct Late(Cell<u32>);
    impl Drop for Late {
        fn drop(&mut self) {
            let graph: Graph<Row> =
                Graph::new(RowInit { kind: 1, values: [u64::from(self.0.get()); 3] }).unwrap();
            assert_eq!(graph.values(), [5; 3]);
            // Perhaps gone already: then nothing keeps it.
            let _ = KEPT.try_with(|kept| kept.borrow_mut().push(graph));
            let pool = Pool::new();
            pool.own(Graph::<Row>::new(RowInit { kind: 2, values: [1] }).unwrap()).unwrap();
        }
    }
    thread_local! {
        static FIRST: Late = const { Late(Cell::new(5)) };
        static KEPT: RefCell<Vec<Graph<Row>>> = const { RefCell::new(Vec::new()) };
        static LAST: Late = const { Late(Cell::new(5)) };
    }
    for order in 0..6 {
        thread::spawn(move || {
            let touch = [|| FIRST.with(|_| ()), || KEPT.with(|_| ()), || LAST.with(|_| ())];
            for i in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]][order] {
                touch[i]();
                drop(Pool::with_capacity(100).unwrap());
            }
        })
        .join()
        .unwrap();
    }
}

/// A graph is leaked to a raw pointer and forgotten: nothing else is touched.
#[test]
fn rule_01_raw_graphs_and_copies_of_their_roots() {
    let graph: Graph<Row> = Graph::new(RowInit { kind: 3, values: [1, 2] }).unwrap();
    let address = graph.as_ptr();
    let moved = Box::new(graph);
    assert_eq!(moved.as_ptr(), address);
    let mut boxes = vec![*moved];
    boxes.reserve(100);
    assert_eq!((boxes[0].as_ptr(), boxes[0].values()), (address, &[1, 2][..]));
    assert!(format!("{:?}", boxes[0]).contains("chunks: 1"));
}

/// Short arrays of every length, with what stood behind and before them unharmed.
#[test]
fn rule_19_short_copies_write_no_byte_too_many() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Three {
        a: u8,
        b: u8,
        c: u8,
        #[pool(len = a)]
        x: *mut u8,
        #[pool(len = b)]
        y: *mut [u8; 3],
        #[pool(len = c)]
        z: *mut u16,
        #[pool(cstr)]
        s: *const c_char,
    }
    let longest = if cfg!(miri) { 24 } else { 150 };
    let pool = Pool::new();
    let mut all: Vec<(usize, Pooled<'_, Three>)> = Vec::new();
    for len in 0..longest {
        let text = "s".repeat(len);
        let init = ThreeInit { x: vec![1; len], y: vec![[2; 3]; len], z: vec![3; len], s: &text };
        all.push((len, Three::new_in(&pool, init).unwrap()));
    }
    for (len, three) in &all {
        assert!(three.x().iter().eq(&vec![1; *len]) && three.y().iter().eq(&vec![[2; 3]; *len]));
        assert!(three.z().iter().eq(&vec![3; *len]));
        assert_eq!(three.s().unwrap().to_bytes(), "s".repeat(*len).as_bytes());
    }
}

/// Every request of the base fails once, at a root with a far alignment and at chunks that grow.
#[test]
fn rule_16_a_base_that_fails_at_every_request() {
    fn build(pool: &cymem::ArenaPool<&Probe>) -> Result<(), Error> {
        pool.own(7_u8)?;
        Far::new_in(pool, FarInit { tag: 1, items: [1; 9] })?;
        pool.alloc::<u64>(1000)?;
        Row::new_in(pool, RowInit { kind: 1, values: (0..1500_u32).map(u64::from) })?;
        pool.own(8_u64)?;
        Ok(())
    }
    let mut failures = 0;
    for request in 0.. {
        let probe = Probe::failing_at(request);
        let mut pool = cymem::ArenaPool::with_base(&probe);
        let Err(error) = build(&pool) else { break };
        failures += 1;
        assert!(matches!(error, Error::OutOfMemory { .. }));
        let before = pool.stats();
        probe.fail_next();
        assert!(pool.alloc::<u8>(1 << 20).is_err());
        assert_eq!(pool.stats(), before);
        build(&pool).unwrap();
        pool.reset();
        build(&pool).unwrap();
        pool.clear();
        assert_eq!(probe.live(), 0);
        build(&pool).unwrap();
        drop(pool);
        assert_eq!(probe.live(), 0);
    }
    assert!(failures >= 4);
}

/// A pool that is emptied by the fast path goes on like a new one, also behind a limit.
#[test]
fn rule_16_the_fast_reset_forgets_everything() {
    let mut pool = Pool::new();
    let first = pool.alloc::<u8>(100).unwrap().as_ptr().addr();
    pool.reset();
    assert!(!pool.contains(core::ptr::without_provenance::<u8>(first)));
    pool.set_limit(Some(64));
    pool.alloc::<u8>(64).unwrap();
    assert!(pool.alloc::<u8>(1).is_err());
    pool.set_limit(None);
    pool.reset();
    pool.set_limit(Some(64));
    assert_eq!(pool.alloc::<u8>(64).unwrap(), [0; 64]);
    assert!(pool.alloc::<u8>(1).is_err());
    pool.reset();
    assert_eq!(pool.alloc::<u8>(64).unwrap(), [0; 64]);
    let Err(Error::LimitExceeded { used, limit, .. }) = pool.alloc::<u8>(1) else { panic!() };
    assert_eq!((used, limit), (64, 64));
}

/// Requests that no address space holds, as the first of a pool, of a graph and after a reset.
#[test]
#[cfg_attr(miri, ignore = "stops where no memory is so large")]
fn rule_15_first_requests_that_are_absurd() {
    let mut pool = Pool::new();
    for _ in 0..2 {
        for (size, align) in [(isize::MAX as usize, 1), (1 << 62, 64), (1, 1 << 62), (64, 1 << 61)] {
            let layout = Layout::from_size_align(size, align).unwrap();
            let error = pool.alloc_layout(layout).unwrap_err();
            assert!(matches!(error, Error::OutOfMemory { .. }), "{error}");
            assert_eq!(pool.stats().bytes, 0);
            pool.set_limit(Some(usize::MAX));
            assert!(pool.alloc_layout(layout).is_err());
            pool.set_limit(None);
        }
        pool.alloc::<u8>(1).unwrap();
        pool.reset();
    }
    assert!(Pool::with_capacity(usize::MAX).is_err() && Pool::with_capacity(isize::MAX as usize).is_err());
}
