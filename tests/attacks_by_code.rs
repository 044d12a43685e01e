//! Hostile safe code that runs while the crate works, and that it withstands: iterators, recipes, `until`
//! and `drop` that lie, panic or use the pool. The number of the soundness rule of the design is in the
//! name of the test; attacks that must not compile are in `ui/attack`.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::cell::Cell;
use core::iter;
use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cymem::{Context, Error, Graph, Init, InitFrom, Pool, PoolAlloc, Pooled, Via};
use cymem_tests::{Item, ItemInit, Row, RowInit, Tree, TreeInit, dirty_pool};

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    len: usize,
    #[pool(len = len)]
    rows: *mut Row,
}

/// An iterator whose `len` and `next` are whatever the attacker likes.
struct Hostile<L, N>(L, N);

impl<T, L: Fn() -> usize, N: FnMut() -> Option<T>> Iterator for Hostile<L, N> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        (self.1)()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = (self.0)();
        (len, Some(len))
    }
}

impl<T, L: Fn() -> usize, N: FnMut() -> Option<T>> ExactSizeIterator for Hostile<L, N> {}

#[test]
fn rule_08_len_is_asked_once() {
    let pool = dirty_pool();
    let asked = Cell::new(0);
    let len = || {
        asked.set(asked.get() + 1);
        if asked.get() == 1 { 3 } else { 1000 }
    };
    let mut left = 3;
    let next = || {
        left -= 1;
        (left >= 0).then_some(7)
    };
    let row = Row::new_in(&pool, RowInit { values: Hostile(len, next) }).unwrap();
    assert_eq!((row.values(), asked.get()), (&[7, 7, 7][..], 1));
}

#[test]
fn rule_08_iterator_goes_on_after_its_end() {
    let pool = dirty_pool();
    let mut calls = 0;
    let next = || {
        calls += 1;
        (calls % 3 != 0).then_some(calls)
    };
    let error = Row::new_in(&pool, RowInit { values: Hostile(|| 5, next) }).unwrap_err();
    assert!(matches!(error, Error::IteratorLength { promised: 5, found: Some(2), .. }));
}

#[test]
fn rule_08_absurd_len_is_an_error() {
    let pool = dirty_pool();
    for len in [usize::MAX, usize::MAX / 8, isize::MAX as usize / 8 + 1, isize::MAX as usize / 8] {
        let row = Row::new_in(&pool, RowInit { values: Hostile(|| len, || Some(1)) });
        assert!(matches!(row.unwrap_err(), Error::SizeOverflow { .. } | Error::OutOfMemory { .. }));
    }
    assert!(Row::new_in(&pool, RowInit { values: [1] }).is_ok());
}

#[test]
fn rule_08_partly_consumed_slices_and_vectors_are_copied_from_where_they_stand() {
    let pool = dirty_pool();
    let data = [1, 2, 3, 4, 5];
    let mut slice = data.iter();
    slice.next();
    slice.next_back();
    let mut vec = vec![9, 8, 7].into_iter();
    vec.next();
    let rows = (
        Row::new_in(&pool, RowInit { values: slice }).unwrap(),
        Row::new_in(&pool, RowInit { values: vec }).unwrap(),
    );
    assert_eq!(rows.0.values(), [2, 3, 4]);
    assert_eq!(rows.1.values(), [8, 7]);
}

#[test]
fn rule_08_iterators_of_maps() {
    let tree: BTreeMap<u64, u64> = (0..100).map(|key| (key, key * key)).collect();
    let hash: HashMap<u64, u64> = tree.clone().into_iter().collect();
    let graph: Graph<Row> = Graph::new(RowInit { values: tree.values() }).unwrap();
    assert_eq!(graph.values()[99], 99 * 99);
    let graph: Graph<Row> = Graph::new(RowInit { values: hash.into_values() }).unwrap();
    assert_eq!(graph.values().iter().sum::<u64>(), tree.values().sum());
}

#[test]
fn rule_09_init_uses_every_method_of_its_own_pool() {
    let pool = dirty_pool();
    let mut round = 0;
    let next = || {
        round += 1;
        pool.set_limit(None);
        pool.alloc::<u64>(round * 50).unwrap().fill(u64::MAX);
        pool.own(vec![0xEE_u8; 100]).unwrap();
        pool.alloc_layout(Layout::from_size_align(round, 1 << (round % 12)).unwrap()).unwrap();
        let nested = Row::new_in(&pool, RowInit { values: [round as u64; 20] }).unwrap();
        let failed = Row::new_in(&pool, RowInit { values: Hostile(|| 10, || None::<u64>) });
        assert!(failed.is_err());
        pool.set_limit(Some(pool.stats().bytes + 4096));
        (round <= 100).then(|| RowInit { values: nested.values().to_vec() })
    };
    let rows = Rows::new_in(&pool, RowsInit { rows: Hostile(|| 100, next) }).unwrap();
    for (i, row) in rows.rows().iter().enumerate() {
        assert_eq!(row.values(), [i as u64 + 1; 20]);
    }
}

#[test]
fn rule_09_limit_set_inside_an_init_is_an_error_of_the_next_array() {
    let pool = dirty_pool();
    let mut left = 4;
    let next = || {
        left -= 1;
        pool.set_limit(Some(0));
        (left >= 0).then_some(RowInit { values: [1, 2, 3] })
    };
    let error = Rows::new_in(&pool, RowsInit { rows: Hostile(|| 4, next) }).unwrap_err();
    assert!(matches!(error, Error::LimitExceeded { limit: 0, .. }));
    pool.set_limit(None);
    assert!(Row::new_in(&pool, RowInit { values: [1] }).is_ok());
}

#[test]
fn rule_09_panics_at_every_item_leave_the_pool_whole() {
    let pool = dirty_pool();
    let kept = Row::new_in(&pool, RowInit { values: [5; 5] }).unwrap();
    for at in 0..10 {
        let rows = (0..10_u32).map(|i| {
            assert_ne!(i, at);
            RowInit { values: vec![u64::from(i); 40] }
        });
        let built = catch_unwind(AssertUnwindSafe(|| Rows::new_in(&pool, RowsInit { rows })));
        assert!(built.is_err());
        let chain = (0..10).map(|id| {
            assert_ne!(id, at);
            ItemInit { id }
        });
        assert!(catch_unwind(AssertUnwindSafe(|| Item::list_in(&pool, chain).is_ok())).is_err());
    }
    assert_eq!(kept.values(), [5; 5]);
    assert!(Rows::new_in(&pool, RowsInit { rows: [RowInit { values: [1] }] }).is_ok());
}

struct Unsteady(u32);

impl InitFrom<Unsteady> for Tree {
    fn init_from<C: Context>(source: Unsteady) -> impl Init<C, Tree> {
        let depth = source.0;
        assert_ne!(depth, 99, "a user's panic");
        TreeInit {
            id: depth,
            left: (depth > 0 && depth < 100).then(|| Via(Unsteady(depth - 1))),
            right: (depth % 2 == 1).then_some(Via(Unsteady(0))),
        }
    }
}

#[test]
fn rule_09_init_from_panics_deep_inside_a_graph() {
    assert!(catch_unwind(|| Graph::<Tree>::new(Via(Unsteady(99)))).is_err());
    let graph: Graph<Tree> = Graph::new(Via(Unsteady(9))).unwrap();
    assert_eq!(graph.right().unwrap().id(), 0);
    let built = catch_unwind(|| {
        Graph::<Tree>::build(|pool, root| {
            pool.own(String::from("dropped all the same"))?;
            root.fill(Via(Unsteady(99)))
        })
    });
    assert!(built.is_err());
}

static CALLS: AtomicUsize = AtomicUsize::new(0);

#[derive(PoolAlloc)]
#[repr(C)]
struct Fickle {
    #[pool(terminator = -1, until = |_| CALLS.fetch_add(1, Ordering::Relaxed) >= 6)]
    items: *mut i32,
}

/// `until` says no while the array is written and yes when it is read: it can only shorten.
#[test]
fn rule_09_until_changes_its_mind() {
    let graph: Graph<Fickle> = Graph::new(FickleInit { items: [1, 2, 3, 4] }).unwrap();
    assert_eq!(graph.items(), [1, 2]);
    assert!(graph.items().is_empty());
    assert!(matches!(
        Graph::<Fickle>::new(FickleInit { items: [1] }).unwrap_err(),
        Error::EarlyTerminator { .. }
    ));
}

#[test]
fn rule_09_own_is_dropped_once_though_drops_panic_and_reset_is_retried() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    struct Bomb(bool);
    impl Drop for Bomb {
        fn drop(&mut self) {
            DROPS.fetch_add(1, Ordering::Relaxed);
            assert!(!self.0, "a user's panic");
        }
    }
    let mut pool = dirty_pool();
    for explodes in [false, true, false] {
        pool.own(Bomb(explodes)).unwrap();
    }
    assert!(catch_unwind(AssertUnwindSafe(|| pool.reset())).is_err());
    pool.reset();
    pool.clear();
    assert_eq!(DROPS.load(Ordering::Relaxed), 3);
    let row = Row::new_in(&pool, RowInit { values: [3; 3] }).unwrap();
    assert_eq!(row.values(), [3; 3]);
}

#[test]
fn rule_09_pools_own_pools() {
    let mut inner = Pool::new();
    for _ in 0..100 {
        let outer = Pool::new();
        outer.own(inner).unwrap();
        inner = outer;
    }
    thread::spawn(move || drop(inner)).join().unwrap();
}

#[test]
fn rule_11_chain_iterator_reenters_and_lies_about_its_size() {
    let pool = dirty_pool();
    let mut id = 0;
    let next = || {
        id += 1;
        Item::list_in(&pool, [ItemInit { id: 1000 }, ItemInit { id: 1001 }]).unwrap();
        (id <= 10).then_some(ItemInit { id })
    };
    let first = Item::list_in(&pool, Hostile(|| 3, next)).unwrap().unwrap();
    assert!(first.next().map(|item| item.id()).eq(2..=10));
    let none: Option<Pooled<'_, Item>> = Item::list_in(&pool, iter::empty::<ItemInit>()).unwrap();
    assert!(none.is_none());
}
