//! The soundness rules of the design (section 5) for what is built: nodes, counts, iterators, lists, and
//! what may go to another thread. The number of the rule is in the name of the test; what must not compile
//! is tested elsewhere.
#![allow(missing_docs)]

use core::ffi::{c_char, c_void};
use core::iter;
use core::ptr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use cymem::{Address, ArenaPool, Chain, Error, Graph, Null, Pool, PoolAlloc, TrackedPool, Via};
use cymem_tests::{Probe, bytes_at, on_a_stack_of, one_in};

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Row {
    len: usize,
    #[pool(len = len)]
    values: *mut f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Task {
    id: u32,
    #[pool(list)]
    next: *mut Task,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug, PartialEq))]
struct Queue {
    #[pool(one)]
    first: *mut Task,
}

// 1. A user's bare struct value is never trusted.

#[test]
fn rule_01_bare_structs_with_wild_pointers_are_dropped_and_copied_unread() {
    let wild = Row { len: usize::MAX, values: ptr::without_provenance_mut(1) };
    let copy = wild;
    drop(Box::new(wild));
    assert_eq!(copy.len, usize::MAX);
    assert!(!core::mem::needs_drop::<Row>());
}

#[test]
fn rule_01_a_copied_out_node_frees_nothing() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let row = Row::new_in(&pool, RowInit { values: [1.0, 2.0] }).unwrap();
    drop(vec![*row.as_raw(); 3]);
    assert_eq!((row.values(), probe.live()), (&[1.0, 2.0][..], 2));
}

// 6. Users map their own types without unsafe code.

/// `Via` is how runtime data becomes nodes without unsafe code; the tree is as deep as the data.
#[test]
fn rule_06_users_map_their_own_types_without_unsafe() {
    struct Tree(u32, Vec<Tree>);
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Node {
        id: u32,
        len: u32,
        #[pool(len = len)]
        kids: *mut Node,
    }
    impl<'a> cymem::InitFrom<&'a Tree> for Node {
        fn init_from<C: cymem::Context>(tree: &'a Tree) -> impl cymem::Init<C, Self> {
            NodeInit { id: tree.0, kids: tree.1.iter().map(Via) }
        }
    }
    let tree = Tree(1, vec![Tree(2, vec![Tree(3, vec![])]), Tree(4, vec![])]);
    let graph: Graph<Node> = Graph::new(Via(&tree)).unwrap();
    assert_eq!(graph.kids()[0].kids()[0].id(), 3);
    assert_eq!((graph.kids()[1].id(), graph.kids()[1].len()), (4, 0));
}

// 7. Counts are compared and converted, never cast.

#[test]
fn rule_07_every_integer_type_counts_up_to_its_maximum_and_no_further() {
    macro_rules! check {
        ($($count:ident)*) => { $({
            #[derive(PoolAlloc)]
            #[repr(C)]
            struct Counted {
                len: $count,
                #[pool(len = len)]
                bytes: *mut u8,
            }
            let pool = Pool::new();
            let max = usize::try_from($count::MAX).unwrap_or(100_000).min(100_000);
            let bytes = vec![7_u8; max];
            let node = Counted::new_in(&pool, CountedInit { bytes: &bytes }).unwrap();
            assert_eq!((usize::try_from(node.len()), node.bytes().len()), (Ok(max), max));
            if max < 100_000 {
                let error = Counted::new_in(&pool, CountedInit { bytes: vec![7_u8; max + 1] }).map(drop).unwrap_err();
                assert!(matches!(error, Error::LengthOverflow { found: Some(n), ty: stringify!($count), .. } if n == max + 1));
                assert_eq!(error.field(), Some("Counted.len"));
            }
        })* };
    }
    check!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
}

// 8. An ExactSizeIterator may lie.

#[test]
fn rule_08_no_length_makes_a_lying_iterator_a_node() {
    struct Lying(usize, usize);
    impl Iterator for Lying {
        type Item = f64;
        fn next(&mut self) -> Option<f64> {
            self.1 = self.1.checked_sub(1)?;
            Some(1.0)
        }
        fn size_hint(&self) -> (usize, Option<usize>) {
            (self.0, Some(self.0))
        }
    }
    impl ExactSizeIterator for Lying {}
    let pool = Pool::new();
    for promised in 0..20 {
        for real in 0..20 {
            let built = Row::new_in(&pool, RowInit { values: Lying(promised, real) });
            match built {
                Ok(row) => assert_eq!((promised, row.values()), (real, &vec![1.0; real][..])),
                Err(error) => {
                    let expected = (real < promised).then_some(real);
                    assert!(matches!(error, Error::IteratorLength { found, .. } if found == expected));
                    assert_ne!(promised, real);
                }
            }
        }
    }
}

// 9. User code may panic, allocate in the same pool, or be caught and retried.

#[test]
fn rule_09_a_build_may_be_caught_and_retried_inside_another() {
    let pool = Pool::new();
    let values = (0..10).map(|n| {
        let broken = (0..5).map(|i| if i == n % 5 { panic!("caught") } else { 1.0 });
        let caught =
            catch_unwind(AssertUnwindSafe(|| Row::new_in(&pool, RowInit { values: broken }).map(drop)));
        assert!(caught.is_err());
        let again = Row::new_in(&pool, RowInit { values: [f64::from(n); 3] }).unwrap();
        again.values().iter().sum::<f64>()
    });
    let row = Row::new_in(&pool, RowInit { values }).unwrap();
    assert!(row.values().iter().copied().eq((0..10).map(|n| f64::from(3 * n))));
}

/// When the iterator of the second array runs, the node itself is still unwritten: nothing of it
/// can be seen half-built.
#[test]
fn rule_09_counts_and_pointers_are_stored_last() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Two {
        len: u64,
        #[pool(len = len)]
        a: *mut u8,
        #[pool(len = len)]
        b: *mut u8,
    }
    let probe = Probe::filling(0xA5);
    let pool = TrackedPool::with_base(&probe);
    let b = [1, 2].iter().inspect(|_| {
        let (node, size) = pool.addresses().next().unwrap();
        // SAFETY: the block is live, and the probe has filled it.
        let bytes = unsafe { bytes_at(node.as_ptr(), size) };
        assert_eq!(bytes, [0xA5; size_of::<Two>()]);
    });
    let two = Two::new_in(&pool, TwoInit { a: [1, 2], b }).unwrap();
    assert_eq!((two.len(), two.a(), two.b()), (2, &[1, 2][..], &[1, 2][..]));
}

// 10. An empty counted array is NULL; no slice is made from a null pointer.

#[test]
fn rule_10_an_empty_array_is_null_and_seen_as_empty() {
    let pool = Pool::new();
    let empty = Row::new_in(&pool, RowInit { values: [0.0; 0] }).unwrap();
    let none = Row::new_in(&pool, RowInit { values: Null }).unwrap();
    for row in [empty, none] {
        assert!(row.as_raw().values.is_null());
        assert_eq!((row.len(), row.values()), (0, &[][..]));
    }
    // Where other arrays share the count, NULL stands beside a count that is not 0.
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Shared {
        len: usize,
        #[pool(len = len)]
        a: *mut u64,
        #[pool(len = len, each(len = len))]
        b: *mut *mut u64,
        #[pool(null_terminated, each(cstr))]
        c: *mut *mut c_char,
    }
    let null_rows = SharedInit { a: [1, 2], b: [Null, Null], c: Null };
    let shared = Shared::new_in(&pool, null_rows).unwrap();
    assert_eq!((shared.len(), shared.a()), (2, &[1, 2][..]));
    assert!(shared.b().iter().eq([&[], &[]] as [&[u64]; 2]));
    let no_rows = SharedInit { a: [1, 2], b: iter::empty::<[u64; 2]>(), c: Null };
    assert!(Shared::new_in(&pool, no_rows).is_err(), "an empty array has a length");
    let shared = Shared::new_in(&pool, SharedInit { a: [1, 2], b: [[3, 4], [5, 6]], c: Null }).unwrap();
    assert!(shared.c().is_empty() && shared.as_raw().c.is_null());
}

// 11. Nothing recurses over a list.

#[test]
fn rule_11_a_million_nodes_are_built_read_printed_compared_and_dropped_on_a_small_stack() {
    let nodes = if cfg!(miri) { 300 } else { 1_000_000 / one_in(20) as u32 };
    let work = move || {
        let build = || Graph::<Queue>::new(QueueInit { first: Chain((0..nodes).map(|id| TaskInit { id })) });
        let (ours, theirs) = (build().unwrap(), build().unwrap());
        let first = ours.first().unwrap();
        assert!(iter::once(first).chain(first.next()).map(|task| task.id()).eq(0..nodes));
        assert!(*ours == *theirs);
        let mut length = Length(0);
        core::fmt::write(&mut length, format_args!("{:?}", *ours)).unwrap();
        assert!(length.0 > 10 * nodes as usize);
    };
    /// Counts what is printed.
    struct Length(usize);
    impl core::fmt::Write for Length {
        fn write_str(&mut self, text: &str) -> core::fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    on_a_stack_of(128 << 10, work);
}

// 12. What may go to another thread.

/// `IsSend::<T>::YES`, and `IsSync`: the inherent constant wins where its bound holds.
macro_rules! is {
    ($name:ident: $bound:ident) => {
        struct $name<T>(core::marker::PhantomData<T>);
        impl<T: $bound> $name<T> {
            const YES: bool = true;
        }
        impl<T> No for $name<T> {}
    };
}
trait No {
    const YES: bool = false;
}
is!(IsSend: Send);
is!(IsSync: Sync);

#[derive(PoolAlloc)]
#[repr(C)]
struct Handle {
    #[pool(opaque)]
    context: *mut c_void,
    #[pool(one)]
    row: *mut Row,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Holder {
    #[pool(one)]
    handle: *mut Handle,
}

/// NULL in every node: there is nothing to share.
#[derive(PoolAlloc)]
#[repr(C)]
struct Reserved {
    #[pool(null)]
    next: *const c_void,
    #[pool(null)]
    callback: Option<extern "C" fn()>,
    #[pool(one)]
    row: *mut Row,
}

#[test]
fn rule_12_pools_are_sent_and_not_shared_and_opaque_pointers_keep_a_graph_at_home() {
    const { assert!(IsSend::<Pool>::YES && IsSend::<TrackedPool>::YES) };
    const { assert!(!IsSync::<Pool>::YES && !IsSync::<TrackedPool>::YES) };
    const { assert!(IsSend::<Graph<Row>>::YES && IsSync::<Graph<Row>>::YES) };
    const { assert!(IsSend::<Graph<Queue>>::YES && IsSync::<Graph<Queue>>::YES) };
    const { assert!(!IsSend::<Graph<Handle>>::YES && !IsSync::<Graph<Handle>>::YES) };
    const { assert!(IsSend::<Graph<Reserved>>::YES && IsSync::<Graph<Reserved>>::YES) };
    const { assert!(!IsSend::<Graph<Holder>>::YES && !IsSync::<Graph<Holder>>::YES) };
    const { assert!(!IsSend::<ArenaPool<&Probe>>::YES, "a base allocator that is not `Send`") };
    const { assert!(!IsSend::<Address<u8, &Probe>>::YES && IsSend::<Address<u8>>::YES) };
}

#[test]
fn a_graph_is_one_pointer() {
    assert_eq!(size_of::<Option<Graph<Row>>>(), size_of::<*const Row>());
}

#[test]
fn rule_12_a_graph_is_read_on_many_threads_and_dropped_on_another() {
    let graph: Graph<Row> = Graph::new(RowInit { values: (0..1000).map(f64::from) }).unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!(graph.values().iter().copied().eq((0..1000).map(f64::from))));
        }
    });
    thread::spawn(move || drop(graph)).join().unwrap();
}
