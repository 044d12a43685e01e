//! Hostile safe programs, a second time: tokens, guards and owners of graphs that are swapped, forgotten, dropped elsewhere, or used
//! several at once (rules 9, 12, 22, 25 to 27, 29 and 30).
#![allow(missing_docs)]
#![allow(clippy::forget_non_drop, clippy::drop_non_drop, reason = "whoever forgets them hopes for more")]
#![allow(clippy::multiple_unsafe_ops_per_block, reason = "what C does is several of them, for one reason")]

use std::cell::Cell;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cymem::{
    Borrowed, BorrowedMut, Chain, Cloned, Copied, Error, Graph, Kept, Null, Pool, PoolAlloc, Pooled,
    SyncPool, Zeroed,
};
use cymem_tests::Liar;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Node {
    id: u32,
    #[pool(link)]
    link: *mut Node,
    n: u32,
    #[pool(len = n, back)]
    kids: *mut Node,
    #[pool(back)]
    up: *mut Node,
    m: u32,
    #[pool(len = m)]
    data: *mut u64,
    #[pool(list)]
    next: *mut Node,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Table {
    n: u32,
    #[pool(len = n)]
    nodes: *mut Node,
    #[pool(one)]
    list: *mut Node,
    #[pool(link)]
    best: *mut Node,
}

type Leaf<L> = NodeInit<L, Null, [u64; 2]>;

fn leaf<L>(id: u32, link: L) -> Leaf<L> {
    NodeInit { id, link, kids: Null, data: [id.into(); 2] }
}

/// Slots, and the arrays that are made of them, take each other's places.
#[test]
fn rule_27_slots_and_arrays_are_swapped() {
    let pool = Pool::new();
    let table = pool
        .build_cyclic(|cx| {
            let (mut a, mut b) = (cx.reserve_array::<Node>(2)?, cx.reserve_array::<Node>(3)?);
            mem::swap(&mut a, &mut b);
            let (mut one, mut two) = (cx.reserve::<Node>()?, cx.reserve::<Node>()?);
            mem::swap(&mut one, &mut two);
            let links = (one.link(), two.link());
            for index in [2, 0, 1] {
                cx.fill_at(&a, index, leaf(index as u32, links.0))?;
            }
            assert!(matches!(cx.fill_at(&a, 1, leaf(1, Null)), Err(Error::NoSlot { .. })));
            assert!(matches!(cx.fill_at(&a, usize::MAX, leaf(1, Null)), Err(Error::NoSlot { .. })));
            cx.fill(one, leaf(10, links.1))?;
            cx.fill(two, leaf(11, a.link(2)))?;
            let (mut a, mut b) = (cx.complete(a)?, cx.fill_all(b, [leaf(4, Null), leaf(5, Null)])?);
            mem::swap(&mut a, &mut b);
            let first = cx.build::<Table, _>(TableInit { nodes: a, list: Null, best: links.0 })?;
            assert_eq!(cx.view(first).nodes().len(), 2);
            cx.build::<Table, _>(TableInit { nodes: b, list: Null, best: first_best(links.1) })
        })
        .map_err(|error: Error| error)
        .unwrap();
    assert_eq!(table.nodes().len(), 3);
    assert_eq!(table.best().unwrap().link().unwrap().id(), 2);
}

fn first_best<T>(link: T) -> T {
    link
}

/// An element panics, another fails, and both are filled again.
#[test]
fn rule_27_slots_are_filled_after_panics() {
    let pool = Pool::new();
    let table = pool
        .build_cyclic(|cx| {
            let slots = cx.reserve_array::<Node>(3)?;
            for index in 0..3 {
                let broken = (0..3).map(|id| {
                    assert!(id != 2, "broken");
                    leaf(id, Null)
                });
                let init = NodeInit { id: 7, link: slots.link(0), kids: broken, data: Null };
                let result = catch_unwind(AssertUnwindSafe(|| cx.fill_at(&slots, index, init)));
                assert!(result.is_err());
                let long = NodeInit {
                    id: 7,
                    link: Null,
                    kids: Null,
                    data: [1_u64; 2].iter().chain(&[3]).copied().rev(),
                };
                let _ = long;
                cx.fill_at(
                    &slots,
                    index,
                    NodeInit { id: 8, link: slots.link(index), kids: [leaf(1, Null)], data: Null },
                )?;
            }
            let nodes = cx.complete(slots)?;
            cx.build::<Table, _>(TableInit { nodes, list: Null, best: Null })
        })
        .map_err(|error: Error| error)
        .unwrap();
    for node in table.nodes() {
        assert!(std::ptr::eq(node.kids()[0].up().unwrap(), node) && std::ptr::eq(node.link().unwrap(), node));
    }
}

/// What is not finished is copied, kept, and outlives a build that fails.
#[test]
fn rule_27_unfinished_nodes_are_copied() {
    let pool = Pool::new();
    let mut kept: Option<Pooled<'_, Table>> = None;
    let mut graph: Option<Graph<Table>> = None;
    let result = pool.build_cyclic(|cx| {
        let slot = cx.reserve::<Node>()?;
        let slots = cx.reserve_array::<Node>(4)?;
        let table = cx.build::<Table, _>(TableInit {
            nodes: [leaf(1, slot.link())],
            list: Chain([leaf(2, slots.link(3).unwrap()), leaf(3, slot.link())]),
            best: slot.link(),
        })?;
        kept = Some(pool.copy::<Table>(cx.view(table))?);
        graph = Some(Graph::new(Cloned(cx.view(table)))?);
        Ok::<_, Error>(table)
    });
    assert!(matches!(result, Err(Error::Unfilled { .. })));
    let (kept, graph) = (kept.unwrap(), graph.unwrap());
    assert_eq!(kept.best().unwrap().id(), 0);
    assert!(std::ptr::eq(graph.nodes()[0].link().unwrap(), graph.best().unwrap()));
    assert!(graph.same(&Graph::new(Cloned(&*kept)).unwrap()).unwrap());
    assert!(graph.save_to_vec().is_ok());
}

/// Builds with cycles inside each other, in one pool and in its scopes.
#[test]
fn rule_22_builds_with_cycles_in_each_other() {
    let pool = Pool::new();
    let outer = pool
        .build_cyclic(|outer| {
            let slot = outer.reserve::<Node>()?;
            let inner = pool.build_cyclic(|inner| {
                let slot = inner.reserve::<Node>()?;
                let link = slot.link();
                inner.fill(slot, leaf(1, link))
            })?;
            let failed = pool.build_cyclic(|inner| {
                let _slot = inner.reserve::<Node>()?;
                inner.build::<Node, _>(leaf(3, inner_link(Null)))
            });
            assert!(failed.is_err_and(|error: Error| matches!(error, Error::Unfilled { .. })));
            let sum = pool.scope(|scope| {
                let node = scope.build_cyclic(|cx| {
                    let slot = cx.reserve::<Node>()?;
                    let kids = [leaf(inner.id(), slot.link())];
                    cx.fill(slot, NodeInit { id: 5, link: inner, kids, data: Null })
                })?;
                Ok::<_, Error>(node.id() + node.link().unwrap().id() + node.kids()[0].id())
            })?;
            let data = Kept(vec![u64::from(sum)]);
            outer.fill(slot, NodeInit { id: 2, link: inner, kids: [leaf(9, inner)], data })
        })
        .map_err(|error: Error| error)
        .unwrap();
    assert_eq!((outer.data(), outer.link().unwrap().link().unwrap().id()), (&[7][..], 1));
}

fn inner_link<T>(link: T) -> T {
    link
}

/// Counts how often something was dropped.
struct Dropped(Arc<AtomicUsize>, Option<Graph<Node>>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
        if let Some(graph) = &self.1 {
            assert_eq!(graph.try_clone().unwrap().data(), graph.data());
        }
    }
}

/// A graph that owns a value that owns a graph, with a callback, and what was lent and kept.
fn owner(count: &Arc<AtomicUsize>, below: Option<Graph<Node>>) -> Graph<Node> {
    let count = Arc::clone(count);
    Graph::build(|pool, root| {
        let called = Arc::clone(&count);
        pool.callback(move |add: usize| called.fetch_add(add, Ordering::Relaxed))?;
        pool.own(Dropped(count, below))?;
        let numbers = pool.own_mut([1_u64, 2])?;
        let lent =
            pool.build::<Node, _>(NodeInit { id: 2, link: Null, kids: Null, data: BorrowedMut(numbers) })?;
        root.fill(NodeInit { id: 1, link: lent, kids: [leaf(3, lent)], data: Kept(vec![4_u64; 3]) })
    })
    .unwrap()
}

/// Graphs are taken over by graphs that are being built, one in the other, and all of it ends once.
#[test]
fn rule_30_graphs_in_graphs_are_taken_over() {
    let count = Arc::new(AtomicUsize::new(0));
    let depth = if cfg!(miri) { 20 } else { 2000 };
    let mut graph = owner(&count, None);
    for _ in 1..depth {
        graph = Graph::build(|pool, root| {
            let below = pool.absorb(graph).unwrap();
            let other = pool.absorb(owner(&count, None)).unwrap();
            let data = Borrowed(below.data());
            assert_eq!(data.0.len(), 3);
            root.fill(NodeInit { id: 1, link: below, kids: [leaf(2, other)], data: data.0 })
        })
        .unwrap();
    }
    let mut edit = graph.edit();
    let mut steps = 0;
    while let Some(mut below) = edit.enter_link() {
        below.reborrow().values();
        edit = below;
        steps += 1;
    }
    assert_eq!(steps, depth);
    drop(graph);
    assert_eq!(count.load(Ordering::Relaxed), depth);
}

trait Values {
    fn values(self);
}

impl Values for NodeEdit<'_> {
    fn values(mut self) {
        if let Some(data) = self.reborrow().data_mut() {
            data.iter_mut().for_each(|value| *value += 1);
        }
        let id = self.id() + 1;
        self.set_id(id);
    }
}

/// A graph that was taken over in a scope ends with the scope, and one in a build that fails with the build.
#[test]
fn rule_30_graphs_are_taken_over_for_a_while() {
    let count = Arc::new(AtomicUsize::new(0));
    let pool = Pool::new();
    for round in 1..4 {
        let sum = pool.scope(|scope| {
            let node = scope.absorb(owner(&count, Some(owner(&count, None)))).unwrap();
            let copy = Node::new_in(
                scope,
                NodeInit { id: 5, link: node, kids: Null, data: Borrowed(node.data()).0 },
            );
            copy.unwrap().link().unwrap().data().len()
        });
        assert_eq!((sum, count.load(Ordering::Relaxed)), (3, 3 * round - 1));
        let failed = Graph::<Node>::build(|pool, root| {
            let node = pool.absorb(owner(&count, None)).unwrap();
            let broken = (0..3_u32).filter(|at| *at > 0).map(|at| u64::from(at) / u64::from(node.id()));
            root.fill(NodeInit { id: 1, link: node, kids: Null, data: Liar(broken, 3) })
        });
        assert!(failed.is_err());
    }
}

thread_local! {
    static LEFT: Cell<u32> = const { Cell::new(0) };
}

/// A value that makes a graph which owns another such value when it is dropped.
struct Again(u32);

impl Drop for Again {
    fn drop(&mut self) {
        LEFT.set(LEFT.get() + 1);
        if self.0 > 0 {
            let below = Again(self.0 - 1);
            let graph: Graph<Node> = Graph::build(|pool, root| {
                pool.own(below)?;
                root.fill(leaf(1, Null))
            })
            .unwrap();
            drop(graph);
        }
    }
}

/// Destructors that make more to be destroyed end on a small stack.
#[test]
fn rule_23_destructors_make_graphs_with_destructors() {
    let depth = if cfg!(miri) { 100 } else { 100_000 };
    thread::Builder::new()
        .stack_size(512 << 10)
        .spawn(move || {
            let mut pool = Pool::new();
            pool.own(Again(depth)).unwrap();
            pool.reset();
            assert_eq!(LEFT.get(), depth + 1);
        })
        .unwrap()
        .join()
        .unwrap();
}

/// Editors are forgotten, and others made.
#[test]
fn rule_29_editors_are_forgotten() {
    let mut graph: Graph<Table> = Graph::new(TableInit {
        nodes: [leaf(1, Null), leaf(2, Null)],
        list: Chain((3..6).map(|id| leaf(id, Null))),
        best: Null,
    })
    .unwrap();
    for _ in 0..3 {
        mem::forget(graph.edit().nodes_mut().unwrap().enter(1).unwrap());
        mem::forget(graph.edit().nodes_mut().unwrap());
        let mut list = graph.edit().enter_list();
        while let Some(mut node) = list {
            node.set_id(node.id() * 10);
            node.reborrow().values();
            list = node.enter_next();
        }
        graph.edit().nodes_mut().unwrap().enter(0).unwrap().values();
    }
    assert!(graph.list().unwrap().next().all(|node| node.data()[0] == node.data()[1]));
    assert_eq!(graph.nodes()[0].id(), 4);
}

/// Slots of an array, links into it and to its nodes' children, saved, loaded, mapped, edited and compared.
#[test]
fn rule_26_links_into_arrays_go_everywhere() {
    let len = 5;
    let mut graph: Graph<Table> = Graph::new_cyclic(|cx, root| {
        let slots = cx.reserve_array::<Node>(len)?;
        let links = slots.links();
        let inits = (0..len).map(|at| NodeInit {
            id: at as u32,
            link: links.get((at + 2) % len),
            kids: [leaf(7, links.get(at)), leaf(8, links.get(len - 1 - at))],
            data: [at as u64],
        });
        let nodes = cx.fill_all(slots, inits)?;
        let list = Chain(links.iter().rev().map(|link| leaf(9, link)));
        cx.fill(root, TableInit { nodes, list, best: links.get(3) }).map(drop)
    })
    .map_err(|error: Error| error)
    .unwrap();
    let inside = |graph: &Graph<Table>| {
        let nodes = graph.nodes();
        assert!(std::ptr::eq(graph.best().unwrap(), &nodes[3]));
        for (at, node) in nodes.iter().enumerate() {
            assert!(std::ptr::eq(node.link().unwrap(), &nodes[(at + 2) % len]));
            assert!(std::ptr::eq(node.kids()[1].link().unwrap(), &nodes[len - 1 - at]));
            assert!(node.kids().iter().all(|kid| std::ptr::eq(kid.up().unwrap(), node)));
        }
    };
    let mut around = graph.edit().enter_best().unwrap();
    for _ in 0..20 {
        around.reborrow().values();
        around = around.enter_link().unwrap().kids_mut().unwrap().enter(0).unwrap().enter_up().unwrap();
    }
    let loaded = Graph::load(&graph.save_to_vec().unwrap()).unwrap();
    let cloned: Graph<Table> = Graph::new(Cloned(&*loaded)).unwrap();
    for other in [&loaded, &cloned, &graph.try_clone().unwrap()] {
        inside(other);
        assert!(graph.same(other).unwrap() && **other == *graph);
    }
    let pool = Pool::new();
    let absorbed = pool.absorb(loaded).unwrap();
    drop(graph);
    assert_eq!(
        pool.copy::<Table>(&absorbed).unwrap().nodes()[4].kids()[0].up().unwrap().id(),
        absorbed.nodes()[4].id()
    );
    inside(&cloned);
}

/// Arenas of a shared pool are forgotten, sent, emptied, limited, and take graphs over.
#[test]
fn rule_12_locals_are_forgotten_and_sent() {
    let count = Arc::new(AtomicUsize::new(0));
    let mut shared = SyncPool::new();
    for round in 0..3 {
        mem::forget(shared.local());
        let local = shared.local();
        let first = local.build::<Node, _>(leaf(round, Null)).unwrap();
        let (second, third) = thread::scope(|scope| {
            let (shared, count) = (&shared, &count);
            let sent = scope.spawn(move || {
                let node = local.absorb(owner(count, None)).unwrap();
                local
                    .build::<Node, _>(NodeInit {
                        id: 2,
                        link: first,
                        kids: [leaf(4, node)],
                        data: node.data(),
                    })
                    .unwrap()
            });
            let other = scope.spawn(move || {
                let local = shared.local();
                local.own(Dropped(Arc::clone(count), None)).unwrap();
                local.build::<Node, _>(leaf(3, first)).unwrap()
            });
            (sent.join().unwrap(), other.join().unwrap())
        });
        assert!(std::ptr::eq(second.link().unwrap(), third.link().unwrap()));
        let local = shared.local();
        let both = local.build::<Table, _>(TableInit {
            nodes: [Copied(third), Copied(third)],
            list: Null,
            best: second,
        });
        assert_eq!(both.unwrap().nodes()[1].data(), [3, 3]);
        drop(local);
        let limit = shared.stats().bytes + 100;
        shared.set_limit(Some(limit));
        assert!(shared.local().absorb(owner(&count, None)).is_err());
        assert!(
            shared
                .local()
                .build::<Table, _>(TableInit { nodes: [Zeroed; 9], list: Null, best: Null })
                .is_err()
        );
        shared.set_limit(None);
        shared.reset();
        assert_eq!(count.load(Ordering::Relaxed), 3 * (round as usize + 1));
    }
}

/// Roots of graphs in graphs, of which one is thrown away after it was filled.
#[test]
fn rule_22_filled_roots_are_thrown_away() {
    let graph: Graph<Node> = Graph::build(|pool, root| {
        let inner: Result<Graph<Node>, Error> = Graph::build(|inner, other| {
            let node = inner.build::<Node, _>(leaf(4, Null))?;
            drop(other.fill(leaf(5, node))?);
            Err(Error::Unfilled { ty: "", number: 0, index: None, left: 1 })
        });
        assert!(inner.is_err());
        let kids = [leaf(2, Null)];
        let node = pool.build::<Node, _>(NodeInit { id: 1, link: Null, kids, data: Null })?;
        assert!(matches!(
            pool.build::<Table, _>(TableInit { nodes: [Copied(node)], list: Null, best: Null }),
            Err(Error::LeadsBack { .. })
        ));
        root.fill(leaf(3, node))
    })
    .unwrap();
    assert_eq!(graph.link().unwrap().kids()[0].up().unwrap().id(), 1);
}
