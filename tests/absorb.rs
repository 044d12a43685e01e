//! Rule 30: a pool takes a graph over at once, or gives it back as it was. And nodes whose bytes are copied, which
//! share all that they lead to. Hostile programs among them, which say the rule that they attack.
#![allow(missing_docs)]

use std::cell::Cell;
use std::iter::successors;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Instant;

use cymem::{
    ArenaPool, BorrowedMut, Chain, Copied, Error, Graph, Null, Pool, PoolAlloc, Pooled, Stats, SyncPool,
    TrackedPool, Zeroed,
};
use cymem_tests::{
    Item, ItemInit, Liar, Probe, Row, RowInit, Tree, TreeInit, dirty_pool, on_a_stack_of, one_in,
};

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    len: usize,
    #[pool(len = len)]
    rows: *mut Row,
}

fn row(n: u64) -> Graph<Row> {
    Graph::new(RowInit { values: (0..n).collect::<Vec<u64>>() }).unwrap()
}

fn figures(stats: Stats) -> [usize; 4] {
    [stats.bytes, stats.allocations, stats.chunks, stats.capacity]
}

fn sum(a: Stats, b: Stats) -> [usize; 4] {
    let (a, b) = (figures(a), figures(b));
    std::array::from_fn(|at| a[at] + b[at])
}

/// Tells its number when it is dropped.
struct Tell(u32, Sender<u32>);

impl Drop for Tell {
    fn drop(&mut self) {
        self.1.send(self.0).unwrap();
    }
}

/// A graph that owns values with these numbers.
fn owning(numbers: &[u32], sender: &Sender<u32>) -> Graph<Row> {
    Graph::build(|pool, root| {
        for &number in numbers {
            pool.own(Tell(number, sender.clone()))?;
        }
        root.fill(RowInit { values: [7] })
    })
    .unwrap()
}

#[test]
fn rule_30_a_graph_stays_where_it_is_and_counts_exactly() {
    let pool = dirty_pool();
    let mut kept = Vec::new();
    for n in [1, 100, 10_000] {
        pool.alloc::<u16>(n).unwrap();
        let graph = row(n as u64);
        let (root, values) = (graph.as_ptr(), graph.values().as_ptr());
        let expected = sum(pool.stats(), graph.stats());
        let handle = pool.absorb(graph).unwrap();
        assert_eq!((handle.as_ptr(), handle.values().as_ptr()), (root, values));
        assert_eq!(figures(pool.stats()), expected);
        assert!(pool.contains(root) && pool.contains(values) && pool.contains(&handle.values()[n - 1]));
        kept.push(handle);
    }
    assert!(kept.iter().all(|row| row.values().iter().copied().eq(0..row.values().len() as u64)));
}

#[test]
fn rule_30_the_limit_is_checked_first_and_is_exact() {
    let graph = row(1000);
    let bytes = graph.stats().bytes;
    let pool = Pool::new();
    pool.alloc::<u64>(10).unwrap();
    let before = pool.stats();

    pool.set_limit(Some(before.bytes + bytes - 1));
    let graph = pool.absorb(graph).unwrap_err();
    assert_eq!((pool.stats(), graph.values().len()), (before, 1000));
    pool.set_limit(Some(0));
    let graph = pool.absorb(graph).unwrap_err();
    assert_eq!(pool.stats(), before);

    pool.set_limit(Some(before.bytes + bytes));
    assert_eq!(pool.absorb(graph).unwrap().values().len(), 1000);
    assert_eq!(pool.stats().bytes, before.bytes + bytes);
    // There is room in the chunk, but the limit is used up.
    assert!(matches!(pool.alloc::<u8>(1), Err(Error::LimitExceeded { .. })));
    pool.set_limit(None);
    pool.alloc::<u8>(1).unwrap();
}

#[test]
fn rule_30_another_base_allocator_gives_the_graph_back() {
    let probe = Probe::default();
    let (arena, tracked) = (ArenaPool::with_base(&probe), TrackedPool::with_base(&probe));
    arena.alloc::<u8>(1).unwrap();
    tracked.alloc::<u8>(1).unwrap();
    let (sender, receiver) = channel();
    let before = (arena.stats(), tracked.stats(), probe.requests());
    let graph = arena.absorb(owning(&[1], &sender)).unwrap_err();
    let graph = tracked.absorb(graph).unwrap_err();
    assert_eq!((arena.stats(), tracked.stats(), probe.requests()), before);
    drop((arena, tracked));
    assert!(receiver.try_recv().is_err(), "the value is the graph's");
    assert_eq!(graph.values(), [7]);
    drop(graph);
    assert_eq!(receiver.recv(), Ok(1));
}

#[test]
fn rule_30_a_tracked_pool_has_a_block_for_each_chunk() {
    let pool = Pool::tracked();
    pool.alloc::<u64>(3).unwrap();
    let graph = row(10_000);
    let (figures, root) = (graph.stats(), graph.as_ptr());
    assert!(figures.chunks > 1);
    pool.set_limit(Some(1000));
    let graph = pool.absorb(graph).unwrap_err();
    assert_eq!((pool.size(), pool.stats().allocations), (24, 1));

    pool.set_limit(None);
    let handle = pool.absorb(graph).unwrap();
    let stats = pool.stats();
    assert_eq!((stats.allocations, stats.chunks), (1 + figures.chunks, 1 + figures.chunks));
    assert_eq!(stats.bytes, pool.addresses().map(|(_, bytes)| bytes).sum::<usize>());
    assert!(stats.bytes >= 24 + figures.capacity && pool.size() == stats.bytes);
    assert!(pool.contains(root) && pool.contains(&handle.values()[9999]));
    pool.set_limit(Some(stats.bytes));
    assert!(matches!(pool.alloc::<u8>(1), Err(Error::LimitExceeded { .. })));
}

#[test]
fn rule_30_values_are_dropped_as_if_they_came_now() {
    let (sender, receiver) = channel();
    let mut pool = Pool::new();
    pool.own(Tell(1, sender.clone())).unwrap();
    pool.absorb(owning(&[2, 3, 4], &sender)).unwrap();
    pool.absorb(row(1)).unwrap();
    pool.own(Tell(5, sender.clone())).unwrap();
    pool.absorb(owning(&[6], &sender)).unwrap();
    assert!(receiver.try_recv().is_err());
    pool.reset();
    assert!(receiver.try_iter().eq([6, 5, 4, 3, 2, 1]));
    // Nothing is left in the ring.
    pool.absorb(owning(&[7, 8], &sender)).unwrap();
    drop(pool);
    assert!(receiver.try_iter().eq([8, 7]));
}

#[test]
fn rule_09_a_destructor_that_panics_keeps_no_absorbed_value() {
    struct Explode;
    impl Drop for Explode {
        fn drop(&mut self) {
            panic!("a destructor");
        }
    }
    let (sender, receiver) = channel();
    let pool = Pool::new();
    pool.own(Tell(1, sender.clone())).unwrap();
    let bomb = Graph::<Row>::build(|pool, root| {
        pool.own(Tell(2, sender.clone()))?;
        pool.own(Explode)?;
        pool.own(Tell(3, sender.clone()))?;
        root.fill(Zeroed)
    });
    pool.absorb(bomb.unwrap()).unwrap();
    catch_unwind(AssertUnwindSafe(|| drop(pool))).unwrap_err();
    assert!(receiver.try_iter().eq([3, 2, 1]));
}

#[test]
fn rule_09_a_pool_absorbs_while_it_builds() {
    let pool = dirty_pool();
    let rows = Rows::new_in(
        &pool,
        RowsInit {
            // Each item changes the chunks that the array around it lies in.
            rows: (0..20_u64)
                .map(|n| Copied(pool.absorb(row(n * 50)).unwrap()))
                .collect::<Vec<_>>()
                .into_iter()
                .inspect(|_| {
                    pool.absorb(row(600)).unwrap();
                    pool.alloc::<u8>(700).unwrap();
                }),
        },
    )
    .unwrap();
    for (n, row) in rows.rows().iter().enumerate() {
        assert!(row.values().iter().copied().eq(0..n as u64 * 50));
    }
}

#[test]
fn rule_30_memory_is_used_again_after_reset_and_nothing_overlaps() {
    let mut pool = Pool::new();
    for round in 0..6 {
        let handle = pool.absorb(row(2000)).unwrap();
        let others: Vec<&mut [u64]> = (0..20).map(|n| pool.alloc::<u64>(n * 10).unwrap()).collect();
        for other in others {
            other.fill(u64::MAX);
        }
        assert!(handle.values().iter().copied().eq(0..2000), "round {round}");
        pool.reset();
        assert_eq!((pool.stats().bytes, pool.stats().allocations), (0, 0));
        let capacity = pool.stats().capacity;
        pool.alloc::<u64>(2000).unwrap().fill(1);
        assert_eq!(pool.stats().capacity, capacity, "the chunk of the graph has room");
        pool.reset();
    }
    pool.clear();
    assert_eq!(figures(pool.stats()), [0; 4]);
}

#[test]
fn rule_23_graphs_that_absorb_graphs_are_dropped_without_recursion() {
    const DEPTH: u32 = if cfg!(miri) { 100 } else { 4_000 };
    thread_local! { static DROPPED: Cell<u32> = const { Cell::new(0) }; }
    struct Count;
    impl Drop for Count {
        fn drop(&mut self) {
            DROPPED.set(DROPPED.get() + 1);
        }
    }
    let run = || {
        let mut graph: Graph<Tree> = Graph::new(TreeInit { id: 0, left: Null, right: Null }).unwrap();
        for id in 1..=DEPTH {
            graph = Graph::build(|pool, root| {
                pool.own(Count)?;
                let left = pool.absorb(graph).expect("no limit");
                root.fill(TreeInit { id, left, right: Null })
            })
            .unwrap();
        }
        let mut node = Some(&*graph);
        for id in (0..=DEPTH).rev() {
            assert_eq!(node.unwrap().id(), id);
            node = node.unwrap().left();
        }
        assert_eq!(DROPPED.get(), 0);
        drop(graph);
        assert_eq!(DROPPED.get(), DEPTH);
    };
    on_a_stack_of(64 << 10, run);
}

#[test]
fn rule_12_graphs_of_many_threads_end_in_one_pool_and_on_another_thread() {
    let (sender, receiver) = channel();
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let sender = sender.clone();
            thread::spawn(move || owning(&[n], &sender))
        })
        .collect();
    let pool = Pool::new();
    for thread in threads {
        assert_eq!(pool.absorb(thread.join().unwrap()).unwrap().values(), [7]);
    }
    thread::spawn(move || drop(pool)).join().unwrap();
    assert!(receiver.try_iter().eq([3, 2, 1, 0]));
}

#[test]
fn rule_13_a_graph_that_c_had_is_absorbed() {
    let raw = row(5).into_raw();
    // SAFETY: the root came from `into_raw`, and nobody else has it.
    let graph = unsafe { Graph::from_raw(raw) };
    let pool = Pool::new();
    let handle = pool.absorb(graph).unwrap();
    // SAFETY: no view is in use.
    unsafe { (*raw).len = 2 };
    assert_eq!(handle.values(), [0, 1]);
    // SAFETY: as above.
    let values = unsafe { (*raw).values };
    // SAFETY: as above.
    unsafe { *values = 9 };
    assert_eq!(handle.values(), [9, 1]);
}

#[test]
fn rule_01_a_graph_with_large_and_aligned_nodes_is_absorbed() {
    #[derive(PoolAlloc)]
    #[repr(C, align(256))]
    struct Wide {
        bytes: [u8; 512],
        len: u32,
        #[pool(len = len)]
        values: *mut u64,
    }
    let graph: Graph<Wide> = Graph::new(WideInit { bytes: [3; 512], values: vec![4_u64; 1 << 10] }).unwrap();
    let pool = Pool::new();
    let wide = pool.absorb(graph).unwrap();
    let copies = pool.array::<Wide>([Copied(wide); 3]).unwrap();
    assert!(copies.as_ptr().addr().is_multiple_of(256));
    assert!(copies.iter().all(|copy| copy.bytes() == [3; 512] && copy.values() == [4; 1 << 10]));
}

#[test]
fn rule_30_an_absorbed_graph_is_not_dropped_twice() {
    let (sender, receiver) = channel();
    let pool = Pool::new();
    assert_eq!(pool.absorb(owning(&[1], &sender)).unwrap().values(), [7]);
    assert!(receiver.try_recv().is_err());
    drop(pool);
    assert!(receiver.try_iter().eq([1]));
}

#[test]
fn copied_nodes_share_what_they_lead_to() {
    let pool = dirty_pool();
    let finished = Row::new_in(&pool, RowInit { values: [1, 2, 3] }).unwrap();
    let before = pool.stats();
    let rows = Rows::new_in(&pool, RowsInit { rows: [Copied(finished); 3] }).unwrap();
    assert_eq!(pool.stats().allocations, before.allocations + 2, "the root, and one array");
    assert!(rows.rows().iter().all(|row| row.values().as_ptr() == finished.values().as_ptr()));
    let copy = rows_of(&pool, &rows);
    assert_eq!(copy.rows()[2].values(), [1, 2, 3]);
}

/// A copy of a graph with copies in it.
fn rows_of<'p>(pool: &'p Pool, rows: &RowsView) -> Pooled<'p, Rows> {
    pool.copy::<Rows>(rows).unwrap()
}

#[test]
fn copied_nodes_fit_behind_one_and_in_pools_that_end_sooner() {
    let long = Pool::new();
    let leaf = Tree::new_in(&long, TreeInit { id: 1, left: Null, right: Null }).unwrap();
    let tree = {
        let short = Pool::new();
        let tree = Tree::new_in(&short, TreeInit { id: 2, left: Copied(leaf), right: Some(Copied(leaf)) });
        let tree = tree.unwrap();
        assert_ne!(tree.as_raw().left, tree.as_raw().right);
        assert_eq!((tree.left().unwrap().id(), tree.right().unwrap().id()), (1, 1));
        // In the pool of the original too, from itself.
        Tree::new_in(&long, TreeInit { id: 3, left: leaf, right: Copied(leaf) }).unwrap()
    };
    assert_eq!(tree.as_raw().left, leaf.as_ptr());
    assert_eq!(tree.right().unwrap().id(), 1);
}

#[test]
fn rule_26_copies_in_a_list_form_no_cycle() {
    let pool = Pool::new();
    let list = Item::list_in(&pool, (1..=3).map(|id| ItemInit { id })).unwrap().unwrap();
    // The first node, over and over: each copy is followed by the next, the last one by what followed the original.
    let copies = Item::list_in(&pool, [Copied(list); 3]).unwrap().unwrap();
    let ids = |list: Pooled<'_, Item>| -> Vec<u32> {
        [list.id()].into_iter().chain(list.view().next().map(|item| item.id())).collect()
    };
    assert_eq!(ids(copies), [1, 1, 1, 2, 3]);
    assert_eq!(ids(list), [1, 2, 3]);

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Queue {
        #[pool(one)]
        first: *mut Item,
    }
    let queue = Queue::new_in(&pool, QueueInit { first: Chain([Copied(copies)]) }).unwrap();
    assert_eq!(queue.first().unwrap().next().count(), 4);
}

#[test]
fn rule_28_a_copied_element_that_ends_an_array_is_found() {
    let pool = Pool::new();
    let empty = Row::new_in(&pool, Zeroed).unwrap();
    let full = Row::new_in(&pool, RowInit { values: [1] }).unwrap();
    let error = pool.terminated::<Row>([Copied(full), Copied(empty)], Zeroed).unwrap_err();
    assert!(matches!(error, Error::EarlyTerminator { .. }), "{error}");
    assert_eq!(pool.terminated::<Row>([Copied(full), Copied(full)], Zeroed).unwrap().len(), 2);
}

#[test]
fn rule_08_copies_from_an_iterator_that_lies_are_an_error() {
    let pool = dirty_pool();
    let row = pool.absorb(row(3)).unwrap();
    for n in [0, 4, 6] {
        let error = Rows::new_in(&pool, RowsInit { rows: Liar((0..n).map(|_| Copied(row)), 5) }).unwrap_err();
        assert!(matches!(error, Error::IteratorLength { .. }), "{error}");
    }
    assert_eq!(row.values(), [0, 1, 2]);
}

/// Each level is twice in the next one, as copies that share what they lead to: there are 2^64 ways through it.
#[test]
fn what_copies_share_is_walked_once() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    #[pool(derive(PartialEq))]
    struct Twig {
        len: u32,
        #[pool(len = len)]
        twigs: *mut Twig,
    }
    let graph: Graph<Twig> = Graph::build(|pool, root| {
        let mut last = Twig::new_in(pool, TwigInit { twigs: Null })?;
        for _ in 0..64 {
            last = Twig::new_in(pool, TwigInit { twigs: [Copied(last); 2] })?;
        }
        root.fill(Copied(last))
    })
    .unwrap();
    let copy = graph.try_clone().unwrap();
    assert!(copy.twigs()[0].twigs().as_ptr() == copy.twigs()[1].twigs().as_ptr());
    assert_eq!(copy.stats().allocations, 1 + 64);
    assert!(graph.same(&copy).unwrap() && *graph == *copy);
    assert_eq!(Graph::<Twig>::load(&graph.save_to_vec().unwrap()).unwrap().twigs().len(), 2);
    assert!(graph.dot().to_string().len() < 100_000);
    assert!(graph.report().unwrap().bytes() < 10_000);
}

#[test]
fn copies_of_copies_stay_and_padding_is_zero() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Padded {
        tag: u8,
        len: u32,
        #[pool(len = len)]
        values: *mut u16,
    }
    let pool = dirty_pool();
    let first = Padded::new_in(&pool, PaddedInit { tag: 1, values: [1, 2] }).unwrap();
    let mut last = first;
    for _ in 0..10 {
        last = pool.build(Copied(last)).unwrap();
    }
    let bytes = |row: Pooled<'_, Padded>| {
        // SAFETY: every byte of a node is written.
        unsafe { cymem_tests::bytes_at(row.as_ptr().cast(), size_of::<Padded>()) }.to_vec()
    };
    assert_eq!((bytes(last), &bytes(last)[1..4]), (bytes(first), &[0; 3][..]));
    assert_eq!((last.tag(), last.values()), (1, &[1, 2][..]));
}

#[test]
fn rule_26_copies_fit_into_a_build_with_cycles() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Ring {
        len: u32,
        #[pool(len = len)]
        rows: *mut Row,
        #[pool(one)]
        more: *mut Row,
        #[pool(link)]
        next: *mut Ring,
    }
    let pool = dirty_pool();
    let row = pool.absorb(row(3)).unwrap();
    let done = Ring::new_in(&pool, RingInit { rows: [Copied(row)], more: Null, next: Null }).unwrap();
    let ring = pool.build_cyclic(|cx| {
        let first = cx.reserve::<Ring>()?;
        let slots = cx.reserve_array::<Ring>(2)?;
        let link = slots.link(1);
        // A slot takes a copy, and is a node like the others.
        let all = cx.fill_all(slots, [Copied(done), Copied(done)])?;
        drop(all);
        let seen = cx.build(RingInit { rows: Null, more: Null, next: link })?;
        assert_eq!(cx.view(seen).next().unwrap().rows()[0].values(), [0, 1, 2]);
        let second = cx.build(RingInit { rows: Null, more: Null, next: first.link() })?;
        cx.fill(first, RingInit { rows: [Copied(row); 3], more: Copied(row), next: second })
    });
    let ring = ring.unwrap_or_else(|error: Error| panic!("{error}"));
    assert!(
        ring.rows().iter().chain(ring.more()).all(|copy| copy.values().as_ptr() == row.values().as_ptr())
    );
    assert!(std::ptr::eq(ring.next().unwrap().next().unwrap(), &*ring));
}

/// Each graph has all before it: to take one over takes as long whatever that has taken.
#[test]
fn rule_30_a_chain_of_graphs_takes_no_longer_for_its_length() {
    let graphs = if cfg!(miri) { 100 } else { 100_000 / one_in(100) as u32 };
    let start = Instant::now();
    let mut graph: Graph<Tree> = Graph::new(TreeInit { id: 0, left: Null, right: Null }).unwrap();
    let bytes = graph.stats().bytes;
    for id in 1..graphs {
        let before = graph;
        graph = Graph::build(|pool, root| {
            let left = pool.absorb(before).unwrap();
            root.fill(TreeInit { id, left, right: Null })
        })
        .unwrap();
    }
    let all = graphs as usize;
    let Stats { bytes: all_bytes, allocations, chunks, .. } = graph.stats();
    assert_eq!((all_bytes, allocations, chunks), (all * bytes, all, all));
    let ids = successors(Some(&*graph), |tree| tree.left()).map(|tree| tree.id());
    assert!(ids.eq((0..graphs).rev()));
    assert!(cfg!(miri) || start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Link {
    len: usize,
    #[pool(len = len)]
    values: *mut u64,
    #[pool(one)]
    next: *mut Link,
}

/// The same where each owns values of its own, and looks where its memory is.
#[test]
fn rule_30_a_chain_of_graphs_that_own_values_takes_no_longer_for_its_length() {
    // How many each one owns before it takes the others over, and behind them.
    for (before, behind) in [(1, 0), (0, 1), (70, 3), (3, 70)] {
        let graphs =
            if cfg!(miri) { 150_u16 } else { 30_000 / one_in(100) as u16 } / u16::from(before + behind);
        let start = Instant::now();
        let values = || BorrowedMut(Box::leak(Box::new([1, 2])));
        let own = |pool: &Pool, number| (0..number).try_for_each(|n| pool.own::<u8>(n).map(drop));
        let mut graph: Graph<Link> = Graph::new(LinkInit { values: values(), next: Null }).unwrap();
        for _ in 1..graphs {
            let last = graph;
            graph = Graph::build(|pool, root| {
                own(pool, before)?;
                let next = pool.absorb(last).unwrap();
                own(pool, behind)?;
                root.fill(LinkInit { values: values(), next })
            })
            .unwrap();
        }
        let links = successors(Some(&*graph), |link| link.next()).count();
        assert_eq!(links, usize::from(graphs));
        assert!(cfg!(miri) || start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}

/// What a pool takes over while it is used again and again does not add up.
#[test]
fn rule_30_what_was_taken_over_goes_when_memory_is_taken_back() {
    let (rounds, long) = if cfg!(miri) { (3, 1000) } else { (100, 10_000) };
    let round = |pool: &Pool| {
        pool.alloc::<u8>(100).unwrap();
        for n in [1, 10, long] {
            pool.absorb(row(n)).unwrap();
        }
        pool.alloc::<u8>(100).unwrap();
    };
    let mut pool = Pool::new();
    round(&pool);
    pool.reset();
    let stats = pool.stats();
    assert_eq!((stats.bytes, stats.chunks), (0, 1));
    for _ in 0..rounds {
        round(&pool);
        pool.scope(|scope| {
            scope.alloc::<u8>(100).unwrap();
            scope.absorb(row(long)).unwrap();
        });
        pool.reset();
        assert!(pool.stats().bytes == 0 && pool.stats().chunks <= stats.chunks + 1, "{:?}", pool.stats());
    }
    let mut pool = SyncPool::new();
    for _ in 0..rounds {
        pool.local().alloc::<u8>(100).unwrap();
        pool.local().absorb(row(long)).unwrap();
        pool.reset();
        assert_eq!(figures(pool.stats())[..3], [0, 0, 1]);
    }
}
