//! Handles, views and pools that hostile safe code copies, leaks, moves between threads or keeps for as
//! long as it can. The number of the soundness rule of the design is in the name of the test; attacks that
//! must not compile are in `ui/attack`.
#![allow(missing_docs)]

use core::marker::PhantomData;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::thread;

use cymem::{Graph, Null, Pool, PoolAlloc, Pooled, Zeroed};
use cymem_tests::{Row, RowInit, Tree, TreeInit, dirty_pool};

#[test]
fn rule_01_copied_handles_and_reused_memory() {
    let mut pool = dirty_pool();
    for _ in 0..3 {
        let handle = Row::new_in(&pool, RowInit { values: [1, 2] }).unwrap();
        let (a, b) = (handle, handle);
        assert!(core::ptr::eq(a.view(), b.view()));
        pool.reset();
    }
}

#[test]
fn rule_01_graphs_are_swapped_and_moved_between_threads() {
    let build = |id| {
        Graph::<Tree>::build(|pool, root| {
            let leaf = Tree::new_in(pool, TreeInit { id, left: Null, right: Null })?;
            // A build inside a build: the brands keep the roots apart.
            let other = Graph::<Tree>::build(|_, root| root.fill(Zeroed))?;
            assert_eq!(other.id(), 0);
            root.fill(TreeInit { id: id + 1, left: leaf, right: Some(&leaf) })
        })
        .unwrap()
    };
    let (mut a, mut b) = (build(1), build(10));
    core::mem::swap(&mut a, &mut b);
    let a = thread::spawn(move || a).join().unwrap();
    assert_eq!((a.id(), a.left().unwrap().id(), b.right().unwrap().id()), (11, 10, 1));
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!((a.id(), a.stats().chunks), (11, 1)));
        scope.spawn(|| assert_eq!((a.left().unwrap().id(), a.stats().chunks), (10, 1)));
    });
}

#[test]
fn rule_12_views_are_read_elsewhere_while_the_pool_goes_on() {
    let pool = dirty_pool();
    let row = Row::new_in(&pool, RowInit { values: (0..1000_u32).map(u64::from) }).unwrap();
    thread::scope(|scope| {
        scope.spawn(move || assert_eq!(row.values().iter().sum::<u64>(), 499_500));
        for _ in 0..1000 {
            pool.alloc::<u64>(10).unwrap().fill(1);
        }
    });
}

#[test]
fn rule_01_a_node_of_a_leaked_pool_may_go_into_a_graph() {
    // The static keeps the leaked pool in sight of LeakSanitizer.
    static KEPT: AtomicPtr<Pool> = AtomicPtr::new(core::ptr::null_mut());
    let pool = Box::leak(Box::new(Pool::new()));
    KEPT.store(pool, Ordering::Relaxed);
    let pool: &'static Pool = pool;
    let leaf: Pooled<'static, Tree> =
        Tree::new_in(pool, TreeInit { id: 7, left: Null, right: Null }).unwrap();
    let graph = Graph::build(|_, root| root.fill(TreeInit { id: 1, left: leaf, right: Null })).unwrap();
    assert_eq!(thread::spawn(move || graph.left().unwrap().id()).join().unwrap(), 7);
}

#[test]
fn rule_16_addresses_while_the_pool_changes() {
    let pool = Pool::tracked();
    pool.alloc::<u8>(1).unwrap();
    let mut seen = 0;
    for (address, size) in pool.addresses() {
        assert!(pool.contains(address.as_ptr()));
        seen += size;
        if pool.size() < 100 {
            pool.alloc::<u8>(9).unwrap();
        }
        assert!(format!("{pool:?}").contains("Stats"));
        pool.addresses().for_each(drop);
    }
    assert_eq!(seen, pool.size());
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Callback<F> {
    call: Option<extern "C" fn(F) -> u32>,
    mark: PhantomData<*const F>,
    n: u32,
    #[pool(len = n)]
    all: *mut Option<extern "C" fn(F) -> u32>,
}

#[test]
fn rule_13_function_pointers_with_short_lifetimes_outlive_them_in_the_pool() {
    extern "C" fn first(bytes: &[u8; 4]) -> u32 {
        u32::from(bytes[0])
    }
    let pool = dirty_pool();
    {
        let local = [7; 4];
        let all: [Option<extern "C" fn(&[u8; 4]) -> u32>; 2] = [Some(first), None];
        let all = all.map(|call| call.map(|call| call as extern "C" fn(_) -> _));
        let node = Callback::new_in(&pool, CallbackInit { call: Some(first), all: all.iter() }).unwrap();
        assert_eq!(node.all()[0].unwrap()(&local) + node.call().unwrap()(&local), 14);
        assert!(node.all()[1].is_none());
    }
    assert!(pool.alloc::<u8>(100).is_ok());
}
