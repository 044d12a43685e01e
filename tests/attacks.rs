//! Hostile safe programs that the crate withstands; the number of the soundness rule of the design
//! is in the name of the test. Attacks that must not compile are in `ui/attack`.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::cell::Cell;
use core::iter;
use core::marker::PhantomData;
use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
use std::thread;

use cymem::{
    Address, Chain, Context, Error, Graph, Init, InitFrom, Null, Pool, PoolAlloc, Pooled, Via, Zeroed,
};

#[derive(PoolAlloc)]
#[repr(C)]
struct Row {
    len: u32,
    #[pool(len = len)]
    values: *mut u64,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Rows {
    len: usize,
    #[pool(len = len)]
    rows: *mut Row,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Item {
    id: u32,
    #[pool(list)]
    next: *mut Item,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    id: u32,
    #[pool(one)]
    left: *const Tree,
    #[pool(one)]
    right: *const Tree,
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

/// Fills the pool's chunk with a pattern and takes it back, so that a byte that is not written shows.
fn dirty_pool() -> Pool {
    let mut pool = Pool::new();
    pool.alloc::<u8>(3000).unwrap().fill(0x41);
    pool.reset();
    pool
}

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

#[derive(PoolAlloc)]
#[repr(C)]
struct Deep {
    a: u16,
    b: i128,
    #[pool(len = a * b - 2)]
    x: *mut u8,
}

#[test]
fn rule_15_len_expressions_overflow_into_errors() {
    for (a, b) in [(u16::MAX, i128::MAX), (1, 1), (1, i128::MIN), (2, i128::from(i64::MAX))] {
        let graph: Result<Graph<Deep>, _> = Graph::new(DeepInit { a, b, x: [1] });
        assert!(graph.is_err());
    }
    let graph: Graph<Deep> = Graph::new(DeepInit { a: 3, b: 1, x: [1] }).unwrap();
    assert_eq!(graph.x(), [1]);
    // A null array goes with any length that is one.
    let graph: Graph<Deep> = Graph::new(DeepInit { a: 1, b: isize::MAX as i128, x: Null }).unwrap();
    assert!(graph.x().is_empty());
}

#[test]
fn rule_15_absurd_layouts_and_limits() {
    let pool = Pool::new();
    for limit in [Some(0), Some(1), Some(usize::MAX), None] {
        pool.set_limit(limit);
        for align in [1, 4096, 1 << (usize::BITS - 2)] {
            let size = isize::MAX as usize - (align - 1);
            let block = pool.alloc_layout(Layout::from_size_align(size, align).unwrap());
            assert!(block.is_err());
        }
    }
    assert!(pool.alloc::<u64>(usize::MAX).is_err());
    assert!(Pool::with_capacity(usize::MAX).is_err());
    assert!(Address::<u64>::new(usize::MAX).is_err());
    assert_eq!(pool.stats().bytes, 0);
    assert!(pool.alloc::<u8>(1).is_ok());
}

#[test]
fn rule_15_blocks_never_overlap_under_changing_limits_and_alignments() {
    let pool = dirty_pool();
    let mut blocks = Vec::new();
    let mut state = 1_u64;
    for _ in 0..2000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let (size, align) = ((state >> 33) as usize % 300, 1 << ((state >> 50) % 9));
        let limit = (state >> 60 == 0).then(|| pool.stats().bytes + size / 2);
        pool.set_limit(limit);
        if let Ok(block) = pool.alloc_layout(Layout::from_size_align(size, align).unwrap()) {
            assert!(block.addr().get().is_multiple_of(align));
            if size > 0 {
                blocks.push((block.addr().get(), size));
            }
        }
        if let Some(limit) = limit {
            assert!(pool.stats().bytes <= limit);
        }
    }
    blocks.sort_unstable();
    assert!(blocks.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0));
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
struct Sized0<const N: usize> {
    len: usize,
    #[pool(len = len)]
    items: *mut [u64; N],
    #[pool(one)]
    one: *const [u64; N],
}

#[test]
fn rule_10_elements_of_size_zero() {
    const MANY: usize = if cfg!(miri) { 1 << 8 } else { 1 << 20 };
    let items = iter::repeat_n([0_u64; 0], MANY);
    let graph: Graph<Sized0<0>> = Graph::new(Sized0Init { items, one: [] }).unwrap();
    assert_eq!((graph.items().len(), graph.one()), (MANY, Some(&[])));
    let pool = Pool::new();
    assert_eq!(pool.alloc::<[u64; 0]>(usize::MAX).unwrap().len(), usize::MAX);
    assert_eq!(Address::<[u64; 0]>::new(usize::MAX).unwrap().len(), usize::MAX);
    assert_eq!(pool.stats().bytes, 0);
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

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(zeroed)]
struct Everything {
    n: i32,
    #[pool(len = n, each(zero_terminated))]
    words: *mut *mut u16,
    #[pool(len = 3)]
    three: *mut u64,
    #[pool(str)]
    text: [core::ffi::c_char; 4],
    #[pool(nested)]
    rows: [Row; 2],
    #[pool(null_terminated, each(one))]
    trees: *mut *mut Tree,
    #[pool(one)]
    list: *mut Item,
}

#[test]
fn rule_10_zeroed_nodes_of_every_shape_can_be_read() {
    let pool = dirty_pool();
    for node in [
        pool.build::<Everything, _>(Zeroed).unwrap(),
        Everything::new_in(&pool, EverythingInit::zeroed()).unwrap(),
    ] {
        assert!(node.words().is_empty() && node.three().is_empty() && node.text().is_empty());
        assert!(node.rows()[1].values().is_empty() && node.trees().is_empty() && node.list().is_none());
    }
    let words = ["ab", ""].map(|word| word.bytes().map(u16::from));
    let node = EverythingInit::zeroed()
        .with_words(words)
        .with_list(Chain((0..3).map(|id| ItemInit { id })))
        .with_three([1, 2, 3]);
    let node = Everything::new_in(&pool, node).unwrap();
    assert_eq!((node.words().get(0).unwrap(), node.words().get(1).unwrap()), (&[97, 98][..], &[][..]));
    assert_eq!(node.list().unwrap().next().count(), 2);
}

/// The parameter of the recipe for `xs` must not be called `Xs`, which has a meaning in `len`.
#[test]
fn rule_18_a_length_means_the_same_to_the_recipe_and_to_the_view() {
    struct Xs;
    impl Xs {
        const N: usize = 1 << 20;
    }
    trait Everywhere {
        const N: usize = 1;
    }
    impl<T> Everywhere for T {}

    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Node {
        y: u32,
        #[pool(len = Xs::N)]
        xs: *mut u8,
    }

    assert_eq!(<u8 as Everywhere>::N, 1);
    let node: Result<Graph<Node>, _> = Graph::new(NodeInit { y: 0, xs: [1] });
    assert!(matches!(node, Err(Error::LengthMismatch { expected: 1_048_576, found: 1, .. })));
}

#[test]
fn rule_15_a_length_in_bytes_of_elements_without_any() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Blob<const N: usize> {
        bytes: usize,
        #[pool(elem = [u8; N], len = bytes, unit = bytes)]
        data: *mut core::ffi::c_void,
    }

    let blob: Graph<Blob<0>> = Graph::new(BlobInit { data: [[0_u8; 0]; 3] }).unwrap();
    assert_eq!((blob.bytes(), blob.data().len()), (0, 0));
}

/// A count inside a terminated array is compared as any other: `hostent` of the C library.
#[test]
fn rule_07_rows_of_a_terminated_array_have_the_length_that_the_node_says() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Host {
        len: i32,
        #[pool(null_terminated, each(len = len))]
        addresses: *mut *mut u8,
    }

    let host: Graph<Host> = Graph::new(HostInit { addresses: [[10, 0, 0, 1], [127, 0, 0, 1]] }).unwrap();
    assert_eq!(host.len(), 4);
    assert!(host.addresses().iter().eq([[10, 0, 0, 1], [127, 0, 0, 1]]));
    let ragged: Result<Graph<Host>, _> = Graph::new(HostInit { addresses: [vec![1], vec![1, 2]] });
    assert!(matches!(ragged, Err(Error::LengthMismatch { expected: 1, found: 2, .. })));
    let none: Graph<Host> = Graph::new(HostInit { addresses: Null }).unwrap();
    assert!(none.addresses().is_empty());
}
