//! Pools that own pools, however deep: dropping them needs little stack, and keeps the order (rules 9, 11 and 23).
#![allow(missing_docs)]

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use cymem::{ArenaPool, Graph, Kept, Null, Pool, PoolAlloc, SyncPool};
use cymem_tests::{Probe, on_a_stack_of};

#[derive(PoolAlloc)]
#[repr(C)]
struct Name {
    len: u32,
    #[pool(len = len)]
    bytes: *const u8,
}

/// How deep: in Miri a little deeper than pools end on the stack.
const DEPTH: usize = if cfg!(miri) { 40 } else { 100_000 };

/// Counts drops.
struct Count(Arc<AtomicUsize>);

impl Drop for Count {
    fn drop(&mut self) {
        self.0.fetch_add(1, SeqCst);
    }
}

/// Runs `f` on a thread with little stack.
fn on_a_small_stack(f: impl FnOnce() + Send + 'static) {
    on_a_stack_of(256 << 10, f);
}

/// What `wrap` makes of itself, again and again, each time with a value that counts.
fn nested<T>(depth: usize, first: T, mut wrap: impl FnMut(T, Count) -> T) -> (T, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let value = (0..depth).fold(first, |value, _| wrap(value, Count(count.clone())));
    (value, count)
}

#[test]
fn rule_23_a_million_pools_in_each_other() {
    on_a_small_stack(|| {
        let (pool, count) = nested(DEPTH * 10, Pool::new(), |inner, count| {
            let pool = Pool::new();
            pool.own((inner, count)).unwrap();
            pool
        });
        drop(pool);
        assert_eq!(count.load(SeqCst), DEPTH * 10);
    });
}

#[test]
fn rule_23_graphs_in_graphs_with_all_that_they_own() {
    on_a_small_stack(|| {
        let first = Graph::<Name>::new(NameInit { bytes: Null }).unwrap();
        let (graph, count) = nested(DEPTH, first, |inner, count| {
            Graph::build(|pool, root| {
                let inner = pool.own((count, inner, String::from("name")))?;
                assert!(inner.1.bytes().len() < 4);
                root.fill(NameInit { bytes: Kept(vec![1; 3]) })
            })
            .unwrap()
        });
        drop(graph);
        assert_eq!(count.load(SeqCst), DEPTH);
    });
}

#[test]
fn rule_23_pools_of_all_kinds() {
    enum Any {
        Nothing,
        Arena { _pool: Pool },
        Tracked { _pool: cymem::TrackedPool },
        Shared { _pool: SyncPool },
        Graph { _graph: Graph<Name> },
        Absorbed { _pool: Box<dyn Send> },
        Callback { _pool: Pool },
    }
    let mut kind = 0;
    on_a_small_stack(move || {
        let (any, count) = nested(DEPTH / 2, Any::Nothing, |inner, count| {
            kind += 1;
            let value = (inner, count);
            match kind % 6 {
                0 => {
                    let pool = Pool::new();
                    pool.alloc::<u64>(3).unwrap();
                    pool.own(value).unwrap();
                    Any::Arena { _pool: pool }
                }
                1 => {
                    let pool = Pool::tracked();
                    pool.own(value).unwrap();
                    pool.alloc::<u64>(3).unwrap();
                    Any::Tracked { _pool: pool }
                }
                2 => {
                    let pool = SyncPool::new();
                    pool.local().own(value).map(drop).unwrap();
                    Any::Shared { _pool: pool }
                }
                3 => {
                    let graph = Graph::build(|pool, root| {
                        pool.own(value)?;
                        root.fill(NameInit { bytes: b"name" })
                    });
                    Any::Graph { _graph: graph.unwrap() }
                }
                4 => {
                    let graph = Graph::<Name>::build(|pool, root| {
                        pool.own(value)?;
                        root.fill(NameInit { bytes: b"name" })
                    });
                    let pool = Pool::new();
                    pool.absorb(graph.unwrap()).unwrap();
                    Any::Absorbed { _pool: Box::new(pool) }
                }
                _ => {
                    let pool = Pool::new();
                    pool.callback(move |n: i32| n + i32::from(matches!(value, (Any::Nothing, _)))).unwrap();
                    Any::Callback { _pool: pool }
                }
            }
        });
        drop(any);
        assert_eq!(count.load(SeqCst), DEPTH / 2);
    });
}

/// Tells its number when it is dropped.
struct Tell(usize, Sender<usize>);

impl Drop for Tell {
    fn drop(&mut self) {
        self.1.send(self.0).unwrap();
    }
}

#[test]
fn the_order_is_last_in_first_out_through_all_pools() {
    let (sender, receiver) = channel();
    let depth = if cfg!(miri) { 34 } else { 100 };
    let tell = |number| Tell(number, sender.clone());
    let mut pool = Pool::new();
    for level in (0..depth).rev() {
        let inner = core::mem::take(&mut pool);
        pool.own(tell(level)).unwrap();
        let other = Graph::<Name>::build(|pool, root| {
            pool.own(tell(1000 + level))?;
            root.fill(NameInit { bytes: Null })
        });
        pool.own((inner, tell(2000 + level), ())).unwrap();
        pool.own(other.unwrap()).unwrap();
        pool.own(tell(3000 + level)).unwrap();
    }
    drop(pool);
    let told: Vec<usize> = receiver.try_iter().collect();
    let find = |number| told.iter().position(|&told| told == number).unwrap();
    assert_eq!(told.len(), 4 * depth);
    for level in 0..depth {
        assert!(find(3000 + level) < find(1000 + level));
        assert!(find(1000 + level) < find(2000 + level));
        assert!(find(2000 + level) < find(level));
        if level + 1 < depth {
            // All of the inner pool comes before what its owner was given first.
            assert!(find(1000 + level) < find(3001 + level));
            assert!(find(level + 1) < find(level));
        }
    }
}

/// Pools in one value end in the order of its fields, on the stack and below it, and before what else is due; also where a
/// destructor below has pools of its own.
#[test]
fn pools_in_one_value_end_in_the_order_of_its_fields() {
    let (sender, receiver) = channel();
    let tell = |number| Tell(number, sender.clone());
    let owning = |value| {
        let pool = Pool::new();
        pool.own::<(Tell, Pool, Graph<Name>, Pool)>(value).unwrap();
        pool
    };
    let ending = |number| {
        let pool = Pool::new();
        pool.own(tell(number)).unwrap();
        pool
    };
    let graph = |number| {
        Graph::<Name>::build(|pool, root| {
            pool.own(tell(number))?;
            root.fill(NameInit { bytes: Null })
        })
        .unwrap()
    };
    for depth in [1, 30, 31, 32, 33, 40] {
        let inner = owning((tell(2), ending(3), graph(4), ending(5)));
        let mut pool = Pool::new();
        pool.own(tell(9)).unwrap();
        pool.own((ending(1), inner, graph(6), ending(7))).unwrap();
        for level in 1..depth {
            let outer = Pool::new();
            outer.own(tell(9 + level)).unwrap();
            outer.own(pool).unwrap();
            pool = outer;
        }
        drop(pool);
        let told: Vec<usize> = receiver.try_iter().collect();
        assert_eq!(told, (1..=7).chain(9..9 + depth).collect::<Vec<_>>(), "{depth} pools deep");
    }
}

/// A destructor that uses a pool of its own.
struct Uses(Pool, Option<Tell>, Option<Tell>, fn(&mut Pool));

impl Drop for Uses {
    fn drop(&mut self) {
        self.1 = None;
        (self.3)(&mut self.0);
        self.2 = None;
    }
}

/// What a pool can do that ends values, but end.
const USES: [fn(&mut Pool); 3] = [Pool::reset, Pool::clear, |pool| {
    pool.scope(|scope| assert_eq!(scope.own(vec![Pool::new()]).unwrap().len(), 1));
}];

/// Drops what it has before it returns.
struct Many(Vec<Pool>);

impl Drop for Many {
    fn drop(&mut self) {
        self.0.clear();
    }
}

/// In a pool in pools.
fn in_pools(depth: usize, value: Many) -> Pool {
    let mut pool = Pool::new();
    pool.own(value).unwrap();
    for _ in 1..depth {
        let outer = Pool::new();
        outer.own(pool).unwrap();
        pool = outer;
    }
    pool
}

/// What ends in a destructor is what it ends, at any depth: nothing that waits until it has returned.
#[test]
fn rule_23_a_pool_that_is_used_in_a_destructor_ends_no_other() {
    for (depth, use_pool) in [5, 31, 32, 33].into_iter().flat_map(|depth| USES.map(|used| (depth, used))) {
        let (sender, receiver) = channel();
        let tell = |number| Tell(number, sender.clone());
        let used = Pool::new();
        used.own((tell(1), Many(vec![Pool::new()]))).unwrap();
        let value = Uses(used, Some(tell(0)), Some(tell(2)), use_pool);
        let (first, second) = (Pool::new(), Pool::new());
        first.own(tell(3)).unwrap();
        first.own(value).unwrap();
        second.own(tell(4)).unwrap();
        drop(in_pools(depth, Many(vec![first, second])));
        let mut told: Vec<usize> = receiver.try_iter().collect();
        // A scope leaves the values of the pool, which ends after the destructor.
        if told.get(1) == Some(&2) {
            told.swap(1, 2);
        }
        assert_eq!(told, [0, 1, 2, 3, 4], "{depth} pools deep");
    }
}

/// Pools side by side are not deep, whatever their values do.
#[test]
fn rule_23_many_pools_in_one_value_that_use_others() {
    let siblings = if cfg!(miri) { 5 } else { 100_000 };
    for (depth, use_pool) in [5, 32].into_iter().flat_map(|depth| USES.map(|used| (depth, used))) {
        on_a_small_stack(move || {
            let (pools, count) = nested(siblings, Vec::new(), |mut pools, count| {
                let (pool, used) = (Pool::new(), Pool::new());
                used.own(count).unwrap();
                pool.own(Uses(used, None, None, use_pool)).unwrap();
                pools.push(pool);
                pools
            });
            drop(in_pools(depth, Many(pools)));
            assert_eq!(count.load(SeqCst), siblings);
        });
    }
}

/// Values that see the memory of the pool that has them, as the wrapper of a C object does.
struct Watch(usize, &'static AtomicUsize);

impl Drop for Watch {
    fn drop(&mut self) {
        // SAFETY: a pool drops its values before its memory.
        let value = unsafe { core::ptr::with_exposed_provenance::<u64>(self.0).read() };
        assert_eq!(value, 7);
        self.1.fetch_add(1, SeqCst);
    }
}

#[test]
#[cfg_attr(miri, ignore = "exposes addresses")]
fn memory_ends_after_the_values_at_any_depth() {
    static SEEN: AtomicUsize = AtomicUsize::new(0);
    let mut inner = Pool::new();
    for level in 0..200 {
        let next = Pool::new();
        let word = &mut next.alloc::<u64>(1).unwrap()[0];
        *word = 7;
        let address = core::ptr::from_mut(word).expose_provenance();
        if level % 2 == 0 {
            next.own(Watch(address, &SEEN)).unwrap();
            next.own(inner).unwrap();
        } else {
            next.own((inner, Watch(address, &SEEN))).unwrap();
        }
        inner = next;
    }
    drop(inner);
    assert_eq!(SEEN.load(SeqCst), 200);
}

/// Panics when it is dropped, unless a panic passes through.
struct Explode(Count);

impl Drop for Explode {
    fn drop(&mut self) {
        if !thread::panicking() {
            panic!("count {}", self.0.0.load(SeqCst));
        }
    }
}

#[test]
fn rule_09_panics_at_any_depth_keep_nothing_alive() {
    let depths: &[usize] = if cfg!(miri) { &[34] } else { &[1, 2, 31, 32, 33, 34, 64, 90] };
    for &depth in depths {
        for at in (0..depth).step_by(if cfg!(miri) { 33 } else { 1 }) {
            let mut level = 0;
            let (pool, count) = nested(depth, Pool::new(), |inner, count| {
                level += 1;
                let pool = Pool::new();
                let another = Count(count.0.clone());
                if level - 1 == at {
                    pool.own((Explode(count), inner)).unwrap();
                } else {
                    pool.own((inner, count)).unwrap();
                }
                pool.own(another).unwrap();
                pool
            });
            catch_unwind(AssertUnwindSafe(|| drop(pool))).unwrap_err();
            assert_eq!(count.load(SeqCst), 2 * depth, "{at} of {depth}");
        }
    }
}

/// Catches what the pool in it does when it ends.
struct Catch(Option<Pool>);

impl Drop for Catch {
    fn drop(&mut self) {
        let pool = self.0.take();
        let _ = catch_unwind(AssertUnwindSafe(|| drop(pool)));
    }
}

#[test]
fn rule_09_destructors_that_catch_panics() {
    let mut level = 0;
    let (pool, count) = nested(33, Pool::new(), |inner, count| {
        level += 1;
        let pool = Pool::new();
        let another = Count(count.0.clone());
        pool.own(another).unwrap();
        if level % 2 == 0 {
            pool.own(Explode(count)).unwrap();
        } else {
            pool.own(count).unwrap();
        }
        pool.own(Catch(Some(inner))).unwrap();
        pool
    });
    drop(pool);
    assert_eq!(count.load(SeqCst), 66);
}

#[test]
fn a_destructor_that_resets_pools_has_its_values_dropped_at_once() {
    struct Reset(Pool, Arc<AtomicUsize>, usize);
    impl Drop for Reset {
        fn drop(&mut self) {
            self.0.reset();
            assert_eq!(self.1.load(SeqCst), self.2);
            self.0.alloc::<u64>(1).unwrap();
        }
    }
    let mut level = 0;
    let (pool, count) = nested(100, Pool::new(), |inner, count| {
        let number = count.0.clone();
        let pool = Pool::new();
        pool.own(Reset(inner, number, level)).unwrap();
        pool.own(()).unwrap();
        let outer = Pool::new();
        outer.own(count).unwrap();
        outer.own(pool).unwrap();
        level += 1;
        outer
    });
    drop(pool);
    assert_eq!(count.load(SeqCst), 100);
}

#[test]
fn pools_of_other_allocators_and_scopes_end_at_once() {
    struct Temporary(Pool, Arc<AtomicUsize>);
    impl Drop for Temporary {
        fn drop(&mut self) {
            let probe = Probe::default();
            let before = self.1.load(SeqCst);
            let pool = ArenaPool::with_base(&probe);
            pool.own(Count(self.1.clone())).unwrap();
            pool.alloc::<u8>(100).unwrap();
            drop(pool);
            assert_eq!((self.1.load(SeqCst), probe.live()), (before + 1, 0));
            self.0.scope(|scope| scope.own(Count(self.1.clone())).map(drop)).unwrap();
            assert_eq!(self.1.load(SeqCst), before + 2);
        }
    }
    let (pool, count) = nested(100, Pool::new(), |inner, count| {
        let number = count.0.clone();
        let pool = Pool::new();
        pool.own((count, Temporary(inner, number))).unwrap();
        pool
    });
    drop(pool);
    assert_eq!(count.load(SeqCst), 300);
}

#[test]
fn a_thread_that_ends_drops_nested_pools() {
    thread_local! {
        static POOL: RefCell<Pool> = RefCell::new(Pool::new());
    }
    let (pool, count) = nested(DEPTH / 10, Pool::new(), |inner, count| {
        let pool = Pool::new();
        pool.own((inner, count)).unwrap();
        pool
    });
    on_a_small_stack(move || {
        POOL.with(|place| *place.borrow_mut() = pool);
    });
    assert_eq!(count.load(SeqCst), DEPTH / 10);
}

#[test]
fn values_that_make_pools_while_they_are_dropped() {
    struct Again(usize, Arc<AtomicUsize>);
    impl Drop for Again {
        fn drop(&mut self) {
            self.1.fetch_add(1, SeqCst);
            if let Some(left) = self.0.checked_sub(1) {
                let pool = Pool::new();
                pool.own(Again(left, self.1.clone())).unwrap();
                pool.own(String::from("again")).unwrap();
            }
        }
    }
    on_a_small_stack(|| {
        let count = Arc::new(AtomicUsize::new(0));
        let pool = Pool::new();
        pool.own(Again(DEPTH, count.clone())).unwrap();
        drop(pool);
        assert_eq!(count.load(SeqCst), DEPTH + 1);
    });
}
