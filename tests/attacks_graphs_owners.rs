//! Hostile safe programs that take graphs over, build them on many threads, and call closures of theirs (rules 9, 12, 25,
//! 30 and 33).

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;

use cymem::{
    Borrowed, Built, Cloned, Copied, Error, Graph, Kept, Null, Pool, PoolAlloc, Pooled, Stats, SyncPool,
};

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Node {
    id: u32,
    n: u32,
    #[pool(len = n, back)]
    kids: *mut Node,
    #[pool(back)]
    up: *mut Node,
    #[pool(one)]
    other: *mut Node,
    #[pool(link)]
    link: *mut Node,
    m: u32,
    #[pool(len = m)]
    data: *const u64,
}

fn data<D>(id: u32, data: D) -> NodeInit<Null, Null, Null, D> {
    NodeInit { id, kids: Null, other: Null, link: Null, data }
}

/// Uses other pools when it is dropped, and panics if it has a graph.
struct Bomb(Arc<AtomicUsize>, Option<Graph<Node>>);

impl Drop for Bomb {
    fn drop(&mut self) {
        self.0.fetch_add(1, SeqCst);
        if let Some(graph) = self.1.take() {
            let pool = Pool::new();
            assert_eq!(pool.absorb(graph).unwrap().data(), [1; 3]);
            assert!(thread::panicking(), "a bomb");
        }
    }
}

#[test]
fn rule_09_destructors_absorb_and_panic() {
    let count = Arc::new(AtomicUsize::new(0));
    let bomb = |armed| {
        let graph = || Graph::new(data(1, Kept(vec![1; 3]))).unwrap();
        Bomb(count.clone(), if armed { Some(graph()) } else { None })
    };
    let graph: Graph<Node> = Graph::build(|pool, root| {
        pool.own(bomb(true))?;
        pool.own(bomb(false))?;
        *pool.own_mut(bomb(false))? = bomb(false);
        root.fill(data(1, Null))
    })
    .unwrap();
    assert_eq!(count.swap(0, SeqCst), 1);
    let pool = Pool::tracked();
    pool.own(bomb(false)).unwrap();
    pool.absorb(graph).unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| drop(pool))).is_err());
    assert_eq!(count.swap(0, SeqCst), 4);

    let mut pool = SyncPool::new();
    pool.local().own(bomb(true)).unwrap();
    pool.local().own(bomb(false)).unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| pool.reset())).is_err());
    assert_eq!(count.swap(0, SeqCst), 2);
    pool.local().own(bomb(true)).unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| drop(pool))).is_err());
    assert_eq!(count.swap(0, SeqCst), 1);
}

/// Rule 30: the pool takes graphs over while it builds, and cuts from what came with them.
#[test]
fn rule_30_graphs_are_absorbed_in_the_middle_of_a_build() {
    let pool = Pool::new();
    let part = |id| {
        let kids = [data(50 + id, Kept(vec![7; 2]))];
        Graph::<Node>::new(NodeInit { id, kids, other: Null, link: Null, data: Null }).unwrap()
    };
    let graphs = RefCell::new((0..5).map(part).collect::<Vec<_>>());
    let kids = (0..5).map(|i| {
        let absorbed = pool.absorb(graphs.borrow_mut().pop().unwrap()).unwrap();
        pool.own(Mutex::new(5)).unwrap();
        pool.alloc::<u64>(1 << i).unwrap();
        let cycle = pool.build_cyclic(|cx| {
            let slot = cx.reserve()?;
            let link = slot.link();
            cx.fill(slot, NodeInit { id: 1, kids: Null, other: absorbed, link, data: Null })
        });
        let cycle: Pooled<'_, Node> = cycle.unwrap_or_else(|error: Error| panic!("{error}"));
        assert!(ptr::eq(cycle.link().unwrap(), cycle.view()));
        assert!(matches!(pool.build::<Node, _>(Copied(absorbed)), Err(Error::LeadsBack { .. })));
        Cloned(absorbed.view())
    });
    let node = pool.build::<Node, _>(NodeInit { id: 9, kids, other: Null, link: Null, data: Null }).unwrap();
    for (kid, id) in node.kids().iter().zip((0..5).rev()) {
        assert!(ptr::eq(kid.up().unwrap(), node.view()));
        assert_eq!((kid.id(), kid.kids()[0].id(), kid.kids()[0].up().unwrap().id()), (id, 50 + id, id));
    }
    assert_eq!(pool.copy::<Node>(&node).unwrap().kids()[1].kids()[0].data(), [7; 2]);
}

/// Rule 25: the books, where the limit is just enough, and just not.
#[test]
fn rule_25_absorbed_graphs_count() {
    let graph = |n| Graph::<Node>::new(data(1, vec![1; n])).unwrap();
    let mut pool = Pool::new();
    pool.alloc::<u8>(10).unwrap();
    let (before, graph_100) = (pool.stats(), graph(100));
    let bytes = before.bytes + graph_100.stats().bytes;
    pool.set_limit(Some(bytes - 1));
    let refused = pool.absorb(graph_100).unwrap_err();
    assert_eq!(pool.stats(), before);
    pool.set_limit(Some(bytes));
    let node = pool.absorb(refused).unwrap();
    assert_eq!((pool.stats().bytes, pool.alloc::<u8>(1).is_err()), (bytes, true));
    assert!(pool.contains(node.as_ptr()) && pool.contains(node.data().as_ptr()));
    pool.set_limit(None);
    for _ in 0..3 {
        pool.reset();
        assert_eq!((pool.stats().bytes, pool.stats().allocations), (0, 0));
        pool.absorb(graph(9000)).unwrap();
        pool.alloc::<u64>(3).unwrap();
    }
    pool.clear();
    assert_eq!(pool.stats(), Stats::default());
    let tracked = Pool::tracked();
    tracked.set_limit(Some(100));
    let refused = tracked.absorb(graph(1)).unwrap_err();
    assert_eq!(tracked.stats(), Stats::default());
    tracked.set_limit(None);
    assert!(tracked.contains(tracked.absorb(refused).unwrap().as_ptr()));
}

static POOL: SyncPool = SyncPool::new();

thread_local! {
    static LAST: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Rule 12: what ends with a thread: graphs, pools, and a `Local` of a pool that never ends.
#[test]
fn rule_12_locals_of_a_static_pool_end_with_their_threads() {
    let build = |id: u64| {
        let local = POOL.local();
        let node = local.absorb(Graph::<Node>::new(data(1, Kept(vec![id; 5]))).unwrap()).unwrap();
        let sync = SyncPool::new();
        sync.local().alloc::<u8>(9).unwrap();
        let graph = Graph::<Node>::new(data(2, [id])).unwrap();
        LAST.with_borrow_mut(|last| {
            last.extend([
                Box::new(graph) as Box<dyn Any>,
                Box::new(local),
                Box::new(Pool::new()),
                Box::new(sync),
            ])
        });
        node
    };
    let nodes: Vec<Pooled<'static, Node>> =
        (0..4).map(|id| thread::spawn(move || build(id)).join().unwrap()).collect();
    let graph: Graph<Node> = Graph::build(|_, root| {
        root.fill(NodeInit { id: 1, kids: Null, other: nodes[0], link: nodes[3], data: Null })
    })
    .unwrap();
    let mut graph = thread::spawn(move || graph).join().unwrap();
    assert!(graph.edit().enter_other().is_none() && graph.edit().enter_link().is_none());
    assert_eq!((graph.other().unwrap().data(), graph.link().unwrap().data()), (&[0; 5][..], &[3; 5][..]));
    let cycle: Graph<Node> = Graph::new_cyclic(|cx, root| {
        let other = nodes[1];
        let link = root.link();
        cx.fill(root, NodeInit { id: 1, kids: Null, other, link, data: Borrowed(nodes[2].view().data()) })?;
        Ok::<_, Error>(())
    })
    .unwrap();
    assert_eq!((cycle.other().unwrap().data(), cycle.data()), (&[1; 5][..], &[2; 5][..]));
}

/// Rule 12: locals are forgotten, builds in them panic, and the pool is used again.
#[test]
fn rule_12_locals_are_forgotten() {
    let mut pool = SyncPool::new();
    for _ in 0..3 {
        let built = AtomicU32::new(0);
        thread::scope(|scope| {
            for thread in 0..4 {
                let (pool, built) = (&pool, &built);
                scope.spawn(move || {
                    let local = pool.local();
                    let kids = (0..3).map(|id| {
                        assert!(thread != 1 || id < 2);
                        let inner = pool.local();
                        let node = inner.build::<Node, _>(data(id, Kept(vec![thread; 3]))).unwrap();
                        std::mem::forget(inner);
                        Copied(node)
                    });
                    let init = NodeInit { id: 1, kids, other: Null, link: Null, data: Null };
                    let node = catch_unwind(AssertUnwindSafe(|| local.build::<Node, _>(init).unwrap()));
                    if let Ok(node) = node {
                        assert_eq!(node.kids()[2].data(), [thread; 3]);
                        built.fetch_add(1, SeqCst);
                    }
                    if thread % 2 == 0 {
                        std::mem::forget(local);
                    }
                });
            }
        });
        assert_eq!(built.load(SeqCst), 3);
        let before = pool.stats();
        pool.reset();
        let after = pool.stats();
        assert_eq!((after.bytes, after.allocations), (0, 0));
        assert_eq!((after.chunks, after.capacity), (before.chunks, before.capacity));
    }
}

/// Rule 12: threads copy one graph, absorb, lend, and share what others have built.
#[test]
fn rule_12_threads_share_what_others_build() {
    let kids = (0..5).map(|id| data(id, Kept(vec![u64::from(id); 40])));
    let graph: Graph<Node> =
        Graph::new(NodeInit { id: 1, kids, other: Null, link: Null, data: [1] }).unwrap();
    let pool = SyncPool::new();
    let last: Mutex<Option<Pooled<'_, Node>>> = Mutex::new(None);
    thread::scope(|scope| {
        for thread in 0..4 {
            let (pool, graph, last) = (&pool, &graph, &last);
            scope.spawn(move || {
                for round in 0..if cfg!(miri) { 3 } else { 50 } {
                    let (local, before) = (pool.local(), *last.lock().unwrap());
                    let copy = local.copy::<Node>(graph).unwrap();
                    let own: &[u64] = local.own(vec![thread; 3]).unwrap();
                    let leaf = local.build::<Node, _>(data(2, Borrowed(own))).unwrap();
                    let kids = [Copied(leaf), Copied(leaf)];
                    let init = NodeInit { id: 9, kids, other: before, link: copy, data: Borrowed(own) };
                    let built = local.build::<Node, _>(init).unwrap();
                    let part = NodeInit {
                        id: 3,
                        kids: Null,
                        other: Cloned(&graph.kids()[1]),
                        link: Null,
                        data: Kept(vec![7_u64].into_boxed_slice()),
                    };
                    let other = local.absorb(Graph::<Node>::new(part).unwrap()).unwrap();
                    let lent = Borrowed(&*local.alloc::<u64>(2).unwrap());
                    let top = NodeInit { id: round, kids: [Copied(leaf)], other, link: built, data: lent };
                    let top = local.build::<Node, _>(top).unwrap();
                    assert!(ptr::eq(top.kids()[0].up().unwrap(), top.view()));
                    assert_eq!(top.other().unwrap().other().unwrap().data(), [1; 40]);
                    if round % 3 == 0 {
                        *last.lock().unwrap() = Some(top);
                    }
                }
            });
        }
    });
    let owned: Graph<Node> = Graph::new(Cloned(last.lock().unwrap().unwrap().view())).unwrap();
    drop(pool);
    thread::scope(|scope| {
        let copy = || (owned.try_clone().unwrap(), owned.save_to_vec().unwrap(), owned.dot().to_string());
        let copies: Vec<_> = (0..3).map(|_| scope.spawn(copy)).collect();
        for (copy, saved, _) in copies.into_iter().map(|thread| thread.join().unwrap()) {
            assert!(copy.same(&owned).unwrap() && saved == owned.save_to_vec().unwrap());
        }
    });
}

/// Rule 9: a pool goes on in another thread after a panic in a build with cycles.
#[test]
fn rule_09_a_pool_moves_after_a_panic() {
    let pool = Pool::new();
    let pool = thread::spawn(move || {
        let build = || {
            let _ = pool.build_cyclic(|cx| -> Result<Built<'_, Node>, Error> {
                let slot = cx.reserve::<Node>()?;
                let kids = (0..2).map(|id| {
                    assert_eq!(id, 0);
                    data(id, Kept(vec![1; 9]))
                });
                cx.fill(slot, NodeInit { id: 1, kids, other: Null, link: Null, data: Null })
            });
        };
        assert!(catch_unwind(AssertUnwindSafe(build)).is_err());
        pool
    });
    let pool = pool.join().unwrap();
    assert_eq!(pool.build::<Node, _>(data(1, Kept(vec![1; 9]))).unwrap().data(), [1; 9]);
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Watch {
    call: Option<unsafe extern "C" fn(*mut c_void, u32) -> u32>,
    #[pool(opaque, unsafe(send, sync))]
    data: *mut c_void,
    hits: u32,
}

/// As C would call it.
fn called(watch: &WatchView, value: u32) -> u32 {
    // SAFETY: the function and the pointer are of one callback, which the graph or the pool keeps.
    unsafe { watch.call().unwrap()(watch.data(), value) }
}

/// Rule 33: closures of graphs own graphs with closures, and go where these go.
#[test]
fn rule_33_closures_own_graphs_with_closures() {
    let drops = Arc::new(AtomicUsize::new(0));
    let watch = |inner: Option<Graph<Watch>>, add| -> Graph<Watch> {
        let (inner, counted) = (Mutex::new(inner), Bomb(drops.clone(), None));
        Graph::build(move |pool, root| {
            let call = pool.callback(move |value: u32| {
                let _ = &counted;
                let Some(inner) = &mut *inner.lock().unwrap() else { return add + value };
                inner.edit().set_hits(value);
                add + called(inner, value + 1)
            })?;
            root.fill(WatchInit { call: Some(call.first()), data: call.data(), hits: 0 })
        })
        .unwrap()
    };
    let graph = watch(Some(watch(Some(watch(None, 100)), 10)), 1);
    let graph = thread::spawn(move || {
        assert_eq!(called(&graph, 0), 113);
        graph
    });
    let pool = Pool::new();
    let absorbed = pool.absorb(graph.join().unwrap()).unwrap();
    assert_eq!(called(&pool.copy::<Watch>(&absorbed).unwrap(), 1), 114);
    let raw = watch(None, 5).into_raw();
    // SAFETY: it has just come from there.
    let graph = unsafe { Graph::from_raw(raw) };
    assert_eq!(called(&graph, 1), 6);
    drop((graph, pool));
    assert_eq!(drops.load(SeqCst), 4);
}

thread_local! {
    static AGAIN: Cell<Option<(unsafe extern "C" fn(u32, *mut c_void) -> u32, *mut c_void)>> =
        const { Cell::new(None) };
}

#[derive(PoolAlloc, Clone, Copy, Debug, PartialEq)]
#[repr(C, align(32))]
struct Big {
    a: u8,
    b: [f32; 9],
    c: u16,
}

/// Rule 33: a closure is entered again while it runs; and values of every kind are passed.
#[test]
fn rule_33_entered_again() {
    let pool = Pool::new();
    let (depth, deepest) = (Cell::new(0), Arc::new(AtomicU32::new(0)));
    let seen = deepest.clone();
    let sum = move |n: u32| -> u32 {
        depth.set(depth.get() + 1);
        seen.fetch_max(depth.get(), SeqCst);
        let below = match AGAIN.get() {
            // SAFETY: the function and the pointer of this callback.
            Some((call, data)) if n > 0 => unsafe { call(n - 1, data) },
            _ => 0,
        };
        depth.set(depth.get() - 1);
        below + n
    };
    let sum = pool.callback(sum).unwrap();
    AGAIN.set(Some((sum.last(), sum.data())));
    // SAFETY: the two belong together.
    assert_eq!(unsafe { sum.last()(10, sum.data()) }, 55);
    assert_eq!((sum.closure()(3), deepest.load(SeqCst)), (6, 11));

    let big = Big { a: 1, b: [0.5; 9], c: 3 };
    let wide = |a: u128, b: bool, c: Option<extern "C" fn()>, d: Big, e: *const *mut u8, f: f32| -> Big {
        assert!(b && c.is_none() && e.is_null());
        Big { a: a as u8, c: f as u16, ..d }
    };
    let wide = pool.callback(wide).unwrap();
    // SAFETY: as above.
    let answer = unsafe { wide.first()(wide.data(), 7, true, None, big, ptr::null(), 9.5) };
    assert_eq!(answer, Big { a: 7, c: 9, ..big });
    let boxed: Box<dyn Fn(u8) -> u8 + Send> = Box::new(|x| x + 1);
    let boxed = pool.callback(boxed).unwrap();
    // SAFETY: as above.
    assert_eq!(unsafe { boxed.last()(1, boxed.data()) }, 2);
    let function = pool.callback(u8::wrapping_neg as fn(u8) -> u8).unwrap();
    // SAFETY: as above.
    assert_eq!(unsafe { function.last()(1, function.data()) }, 255);
}
