//! Hostile safe programs against what makes builds fast, and against the second grammar; rule numbers are in the
//! names. Attacks that must not compile are in `ui/attack`.
#![allow(missing_docs)]
#![forbid(unsafe_code)]

use core::alloc::Layout;
use core::cell::{Cell, RefCell};
use std::ffi::c_char;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cymem::{Context, Error, Graph, Init, InitFrom, Null, OrNull, Pool, PoolAlloc, Pooled, Root, Via};
use cymem_tests::Probe;

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    kind: u8,
    len: u16,
    #[pool(len = len)]
    values: *mut u64,
}

/// Says it has so many items, and has others.
struct Liar<I>(I, usize);

impl<I: Iterator> Iterator for Liar<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.1, Some(self.1))
    }
}

impl<I: Iterator> ExactSizeIterator for Liar<I> {}

mod engine {
    use super::*;

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
                    assert!(
                        range.is_empty() || pool.contains(core::ptr::without_provenance::<u8>(range.start))
                    );
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
        assert!(
            Pool::with_capacity(usize::MAX).is_err() && Pool::with_capacity(isize::MAX as usize).is_err()
        );
    }
}

mod builds {
    use super::*;

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Table {
        n: usize,
        #[pool(len = n)]
        rows: *mut Row,
        m: usize,
        #[pool(len = m)]
        others: *mut Row,
    }

    /// What a hostile part does each time that it is asked.
    #[derive(Clone, Copy)]
    struct Meddler<'p>(&'p Pool, usize);

    impl<'p> Meddler<'p> {
        fn act(self) -> u64 {
            let Meddler(pool, depth) = self;
            // A build that fails inside of the one that runs; its error is swallowed.
            let failed = Row::new_in(pool, RowInit { kind: 1, values: Liar([1, 2, 3].into_iter(), 4) });
            assert!(matches!(failed, Err(Error::IteratorLength { promised: 4, found: Some(3), .. })));
            let caught = catch_unwind(AssertUnwindSafe(|| {
                let values = (0..4_u8).map(|i| if i == 2 { panic!("{i}") } else { u64::from(i) });
                Row::new_in(pool, RowInit { kind: 1, values }).map(drop)
            }));
            assert!(caught.is_err());
            pool.own(String::from("kept")).unwrap();
            if depth > 0 {
                let values = (0..3).map(|_| Meddler(pool, depth - 1).act());
                let row = Row::new_in(pool, RowInit { kind: 2, values }).unwrap();
                return row.values().iter().sum();
            }
            1
        }
    }

    impl<'p> InitFrom<Meddler<'p>> for Row {
        fn init_from<C: Context>(meddler: Meddler<'p>) -> impl Init<C, Row> {
            meddler.act();
            RowInit { kind: 7, values: (0..4_u32).map(move |i| u64::from(i) * meddler.act()) }
        }
    }

    /// Parts build, fail, panic, are caught and swallow failures in the pool that they are built in.
    #[test]
    fn rule_09_parts_that_meddle_with_the_pool() {
        let pool = Pool::new();
        let depth = usize::from(!cfg!(miri));
        let rows = (0..3).map(|_| Via(Meddler(&pool, depth)));
        let table = Table::new_in(&pool, TableInit { rows, others: [Via(Meddler(&pool, 0)); 2] }).unwrap();
        let factor = if depth == 1 { 3 } else { 1 };
        assert!(table.rows().iter().all(|row| row.values() == [0, factor, 2 * factor, 3 * factor]));
        assert!(table.others().iter().all(|row| row.kind() == 7 && row.values() == [0, 1, 2, 3]));
    }

    /// The failure of the outer build comes last and is the one that is told, with its place.
    #[test]
    fn rule_25_a_swallowed_failure_is_not_the_one_that_is_told() {
        let pool = Pool::new();
        let rows = (0..3_u8).map(|i| {
            let _ = Row::new_in(&pool, RowInit { kind: 1, values: Liar(0..1, 7) });
            RowInit { kind: i, values: Liar(0..2, if i == 2 { 3 } else { 2 }) }
        });
        let none: [RowInit<Null>; 0] = [];
        let error = Table::new_in(&pool, TableInit { rows, others: none }).map(drop).unwrap_err();
        assert!(matches!(error, Error::IteratorLength { promised: 3, found: Some(2), .. }));
        assert!(error.to_string().starts_with("Row.values:"), "{error}");
        assert!(error.to_string().ends_with("(in Table.rows[2])"), "{error}");
    }

    /// An iterator that was caught in a panic is asked again, by another build.
    #[test]
    fn rule_09_a_source_is_taken_up_again_after_its_panic() {
        let pool = Pool::new();
        let mut source = (0..6_u64).map(|i| if i == 1 { panic!("once") } else { i });
        for _ in 0..2 {
            let values = Liar(source.by_ref(), 4);
            match catch_unwind(AssertUnwindSafe(|| Row::new_in(&pool, RowInit { kind: 0, values }))) {
                Err(_) => {}
                Ok(row) => assert_eq!(row.unwrap().values(), [2, 3, 4, 5]),
            }
        }
    }

    /// The limit sinks below what is used while a build runs; the error leaves a pool that goes on.
    #[test]
    fn rule_16_the_limit_sinks_within_a_build() {
        let mut pool = Pool::new();
        for at in 0..4_u8 {
            let rows = (0..4_u8).map(|i| {
                pool.set_limit((i == at).then_some(1));
                RowInit { kind: i, values: [1_u64; 40] }
            });
            let none: [RowInit<Null>; 0] = [];
            let error = Table::new_in(&pool, TableInit { rows, others: none }).map(drop).unwrap_err();
            assert!(matches!(error, Error::LimitExceeded { limit: 1, .. }), "{error}");
            assert!(error.to_string().contains(&format!("Table.rows[{at}]")), "{error}");
            pool.set_limit(None);
            pool.reset();
            assert_eq!(pool.stats().bytes, 0);
        }
    }

    /// `Graph::build` inside of `Graph::build`, with a root that waits while others are filled and fail.
    #[test]
    fn rule_01_roots_wait_while_other_builds_end() {
        let graph: Graph<Table> = Graph::build(|pool, root| {
            let dropped = Graph::<Row>::build(|_, _: Root<'_, Row>| {
                Err(Error::OutOfMemory { at: Default::default(), bytes: 3 })
            });
            assert!(dropped.is_err());
            let other: Graph<Row> = Graph::build(|_, root| root.fill(RowInit { kind: 1, values: [4; 4] }))?;
            let kept = pool.own(other)?;
            let row = Row::new_in(pool, RowInit { kind: 2, values: kept.values() })?;
            let rows = (0..2).map(|_| RowInit { kind: 5, values: row.values() });
            root.fill(TableInit { rows, others: [RowInit { kind: 6, values: OrNull(Some([1])) }] })
        })
        .unwrap();
        assert_eq!(graph.rows()[1].values(), [4; 4]);
        assert_eq!(graph.others()[0].values(), [1]);
    }
}

mod grammar {
    use super::*;

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Loose {
        n: u8,
        #[pool(len = n)]
        lens: *const i8,
        #[pool(len = n, each(lens = lens))]
        rows: *const *const u32,
        size: u16,
        #[pool(bytes, len = size)]
        blob: *mut u8,
        #[pool(cstr, len = size)]
        text: *mut c_char,
    }

    /// Rows that lie, panic, are missing and are too long for the type of their lengths.
    #[test]
    fn rule_08_rows_and_their_lengths() {
        type Rows = Vec<OrNull<Vec<u32>>>;
        let build = |rows: Rows| Graph::<Loose>::new(LooseInit { rows, blob: Null, text: Null });
        let some = |len| OrNull(Some(vec![7; len]));
        let graph = build(vec![some(2), OrNull(None), some(0), some(127)]).unwrap();
        assert_eq!(graph.lens(), [2, 0, 0, 127]);
        assert!(graph.rows().iter().map(<[u32]>::len).eq([2, 0, 0, 127]));
        let error = build(vec![some(1), some(128)]).map(drop).unwrap_err();
        assert!(matches!(error, Error::LengthOverflow { found: Some(128), ty: "i8", .. }), "{error}");
        assert!(matches!(build(vec![some(0); 256]), Err(Error::LengthOverflow { .. })));

        let lying = [Liar(0..3, 3), Liar(0..3, 2)];
        let error =
            Graph::<Loose>::new(LooseInit { rows: lying, blob: Null, text: Null }).map(drop).unwrap_err();
        assert!(matches!(error, Error::IteratorLength { promised: 2, .. }), "{error}");
        let outer = Liar([[1_u32; 2]; 2].into_iter(), 3);
        assert!(Graph::<Loose>::new(LooseInit { rows: outer, blob: Null, text: Null }).is_err());
    }

    /// Bytes and text share a length in bytes, in every order of what is missing.
    #[test]
    fn rule_07_bytes_and_text_of_one_length() {
        let rows: [Null; 0] = [];
        let build = |blob: Option<&[u8]>, text: Option<&str>| {
            Graph::<Loose>::new(LooseInit { rows, blob: OrNull(blob), text }).map(|graph| {
                let text = graph.text().map(|text| text.to_bytes().len());
                (graph.size(), graph.blob().len(), text)
            })
        };
        assert_eq!(build(Some(b"ab"), Some("cd")).unwrap(), (2, 2, Some(2)));
        assert_eq!(build(None, Some("cd")).unwrap(), (2, 0, Some(2)));
        assert_eq!(build(Some(b"ab"), None).unwrap(), (2, 2, None));
        assert_eq!(build(Some(b""), Some("")).unwrap(), (0, 0, Some(0)));
        assert!(matches!(build(Some(b"a\0b"), Some("cd")), Err(Error::LengthMismatch { .. })));
        assert!(matches!(build(Some(b"abc"), Some("c\0d")), Err(Error::InteriorNul { position: 1, .. })));
        let long = "x".repeat(0x1_0000);
        assert!(matches!(build(None, Some(&long)), Err(Error::LengthOverflow { found: Some(0x1_0000), .. })));
    }

    #[derive(PoolAlloc, Clone, Copy)]
    #[repr(C)]
    struct Extent {
        w: i64,
        h: u64,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Grid {
        size: Extent,
        dims: [i8; 3],
        #[pool(len = size.w * size.h)]
        cells: *mut u8,
        #[pool(len = max(dims[0], min(dims[1], dims[2])), capacity = size.h, align = 128)]
        marks: *mut u16,
        #[pool(len = size.w + 1, each(len = dims[2]))]
        planes: *mut *mut u32,
    }

    /// Lengths that are negative, overflow, or come to nothing.
    #[test]
    fn rule_15_lengths_over_parts() {
        let build = |w, h, dims, cells: usize, marks: usize, planes: usize, each: usize| {
            Graph::<Grid>::new(GridInit {
                size: Extent { w, h },
                dims,
                cells: vec![1; cells],
                marks: vec![2; marks],
                planes: vec![vec![3; each]; planes],
            })
        };
        let grid = build(2, 3, [1, 2, 2], 6, 2, 3, 2).unwrap();
        assert_eq!((grid.cells(), grid.marks()), (&[1; 6][..], &[2; 2][..]));
        assert!(grid.planes().iter().eq([[3; 2]; 3]));
        assert_eq!(grid.as_raw().marks.addr() % 128, 0);
        assert!(matches!(build(-1, 3, [0; 3], 0, 0, 0, 0), Err(Error::LengthOverflow { .. })));
        assert!(matches!(build(i64::MAX, u64::MAX, [0; 3], 0, 0, 0, 0), Err(Error::LengthOverflow { .. })));
        assert!(matches!(build(0, 1, [-3, 4, -2], 0, 0, 1, 0), Err(Error::LengthOverflow { .. })));
        assert!(matches!(
            build(0, 1, [2, 2, 2], 0, 2, 1, 2),
            Err(Error::OverCapacity { found: 2, capacity: 1, .. })
        ));
        assert!(build(0, u64::MAX, [0, 0, 0], 0, 0, 1, 0).is_err(), "no memory has so much room");
        assert!(build(0, 0, [0, 0, 0], 0, 0, 1, 0).unwrap().marks().is_empty());
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Planes {
        rows: u8,
        #[pool(each(len = rows))]
        plane: [*mut u16; 3],
        #[pool(each(cstr))]
        name: [*const c_char; 2],
        #[pool(end = end)]
        begin: *const [u8; 3],
        end: *const [u8; 3],
        #[pool(elem = [u8; 3], len = bytes, unit = bytes)]
        triples: *mut core::ffi::c_void,
        bytes: u8,
    }

    /// Pointers in place: too many, too few, lying, missing; and a length in bytes of odd elements.
    #[test]
    fn rule_08_pointers_in_place_and_lengths_in_bytes() {
        let build = |count: usize, says: usize, triples: usize| {
            Graph::<Planes>::new(PlanesInit {
                plane: Liar(vec![[5_u16; 2]; count].into_iter(), says),
                name: OrNull(Some(["a"])),
                begin: vec![[1; 3]; triples],
                triples: vec![[9; 3]; triples],
            })
        };
        let planes = build(2, 2, 3).unwrap();
        assert_eq!((planes.rows(), planes.bytes(), planes.triples()), (2, 9, &[[9; 3]; 3][..]));
        assert_eq!(planes.plane().get(1).unwrap(), [5; 2]);
        assert!(planes.plane().get(2).unwrap().is_empty() && planes.plane().get(3).is_none());
        assert_eq!(planes.begin().len(), 3);
        assert!(planes.name().iter().eq([Some(c"a"), None]));
        assert!(matches!(build(4, 4, 0), Err(Error::TooMany { found: 4, max: 3, .. })));
        assert!(matches!(build(4, 3, 0), Err(Error::IteratorLength { .. })));
        assert!(matches!(build(1, 3, 0), Err(Error::IteratorLength { .. })));
        assert!(matches!(build(1, usize::MAX, 0), Err(Error::TooMany { .. })));
        assert!(matches!(build(1, 1, 86), Err(Error::LengthOverflow { found: Some(258), .. })));
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Blocks {
        #[pool(cstr, block)]
        narrow: *const c_char,
        #[pool(utf16, block)]
        wide: *const u16,
        n: i8,
        #[pool(utf16, len = n)]
        title: *const u16,
    }

    /// Blocks whose strings lie about their number, panic, build in between and are empty.
    #[test]
    fn rule_09_blocks_of_strings() {
        let build = |narrow: Liar<std::vec::IntoIter<&'static str>>, title: &str| {
            Graph::<Blocks>::new(BlocksInit { narrow, wide: [title], title })
        };
        let lie = |strings: Vec<&'static str>, says| Liar(strings.into_iter(), says);
        let blocks = build(lie(vec!["a", "bc"], 0), "𝄞").unwrap();
        assert!(blocks.narrow().eq([c"a", c"bc"]));
        assert_eq!((blocks.n(), blocks.title().len(), blocks.wide().count()), (2, 2, 1));
        assert!(matches!(build(lie(vec!["a", ""], 2), "x"), Err(Error::EarlyTerminator { .. })));
        assert!(matches!(build(lie(vec!["a", "b\0"], 2), "x"), Err(Error::InteriorNul { position: 1, .. })));
        assert!(matches!(build(lie(vec!["a"], 1), ""), Err(Error::EarlyTerminator { .. })));
        assert!(matches!(
            build(lie(vec!["a"], 1), &"𝄞".repeat(64)),
            Err(Error::LengthOverflow { found: Some(128), .. })
        ));
        let caught = catch_unwind(|| {
            let narrow = (0..3).map(|i| if i == 2 { panic!("late") } else { "x" });
            Graph::<Blocks>::new(BlocksInit { narrow, wide: ["y"], title: Null }).map(drop)
        });
        assert!(caught.is_err());
    }

    /// An address in an integer, through copies of the raw struct: none of them is ever followed.
    #[test]
    fn rule_01_addresses_in_integers() {
        #[derive(PoolAlloc, Clone, Copy)]
        #[repr(C)]
        struct Card {
            n: u8,
            #[pool(elem = u16, len = n)]
            ids: usize,
            #[pool(elem = u32, one)]
            flag: u64,
        }
        // Miri, with strict provenance, takes no addresses back.
        if cfg!(miri) {
            return;
        }
        let card: Graph<Card> = Graph::new(CardInit { ids: [1, 2], flag: 9_u32 }).unwrap();
        assert_eq!((card.ids(), card.flag()), (&[1, 2][..], Some(&9)));
        let mut raw = *card.as_raw();
        raw.ids = usize::MAX;
        raw.n = 255;
        let again: Graph<Card> = Graph::new(CardInit { ids: Null, flag: None::<u32> }).unwrap();
        assert_eq!((again.n(), again.ids(), again.flag(), raw.n), (0, &[][..], None, 255));
    }
}

mod unions {
    use super::*;

    #[derive(PoolAlloc)]
    #[repr(C)]
    union Low {
        #[pool(when = 1)]
        number: u64,
        #[pool(when = 2, cstr)]
        text: *mut c_char,
        #[pool(when = 0)]
        small: i8,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    union High {
        #[pool(when = 2)]
        number: u64,
        #[pool(when = 4, cstr)]
        text: *mut c_char,
        #[pool(when = [0, 6])]
        small: f32,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Flags {
        flags: i8,
        #[pool(tag = flags, mask = 3)]
        low: Low,
        #[pool(tag = flags, mask = 6)]
        high: High,
    }

    /// Masks of two unions overlap, and the bits of the recipe lie across them.
    #[test]
    fn rule_07_masks_that_overlap() {
        let build = |flags, low, high| Graph::<Flags>::new(FlagsInit { flags, low, high });
        type L<'a> = LowInit<&'a str>;
        type H<'a> = HighInit<&'a str>;
        let graph = build(-128, L::Text("x"), H::Number(7)).unwrap();
        assert_eq!(graph.flags(), -126);
        assert!(matches!(graph.low(), LowView::Text(Some(text)) if text == c"x"));
        assert!(matches!(graph.high(), HighView::Number(7)));
        let graph = build(0, L::Number(1), H::Text("y")).unwrap();
        assert_eq!(graph.flags(), 5);
        assert!(matches!(graph.high(), HighView::Text(Some(_))));
        for (flags, low, high) in [
            (0, L::Text("x"), H::Text("y")),
            (0, L::Number(1), H::Number(1)),
            (2, L::Number(1), H::Text("y")),
            (4, L::Small(0), H::Small(0.0)),
        ] {
            assert!(matches!(build(flags, low, high), Err(Error::TagMismatch { .. })));
        }
    }

    #[derive(PoolAlloc, Clone, Copy)]
    #[repr(C)]
    struct Gap {
        a: u8,
        b: u32,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    union Raw {
        gap: Gap,
        whole: [u8; 16],
        byte: u8,
    }

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Holder {
        n: u8,
        #[pool(len = n, untagged)]
        many: *mut Raw,
        #[pool(untagged)]
        one: Raw,
    }

    /// Whatever case is read, no byte is one that nobody wrote: neither behind a short case nor in padding.
    #[test]
    fn rule_19_unions_show_no_stale_bytes() {
        let mut pool = Pool::new();
        pool.alloc::<u8>(2000).unwrap().fill(0xEE);
        pool.reset();
        let many = [RawInit::Gap(Gap { a: 1, b: u32::MAX }), RawInit::Byte(3)];
        let one = Raw::gap(Gap { a: 9, b: 0 });
        let holder = Holder::new_in(&pool, HolderInit { many, one }).unwrap();
        assert_eq!(holder.many()[0].whole(), [1, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(holder.many()[1].whole(), [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(holder.one().whole(), [9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
}
