//! The soundness rules of the design (section 5) at run time; the number of the rule is in the name
//! of the test. What must not compile is tested elsewhere.
#![allow(missing_docs)]

use core::alloc::Layout;
use core::ffi::{c_char, c_void};
use core::iter;
use core::ptr::{self, NonNull};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use cymem::{
    Address, ArenaPool, BaseAlloc, Chain, Error, Graph, Null, Plain, Pool, PoolAlloc, TrackedPool, Via,
};
use cymem_tests::Probe;

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

/// Padding everywhere: between fields, behind them, and inside a plain field.
#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Gaps {
    small: u8,
    wide: u64,
    last: u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Padded {
    flag: bool,
    count: u16,
    gaps: Gaps,
    #[pool(len = count)]
    list: *mut Gaps,
    pair: [Gaps; 2],
    #[pool(str)]
    code: [c_char; 5],
    #[pool(terminator = Gaps { small: 0, wide: 0, last: 9 })]
    ends: *mut Gaps,
    #[pool(value = 3)]
    version: u16,
    #[pool(nested)]
    inner: Inner,
    #[pool(len = rows, each(one))]
    nodes: *mut *mut Inner,
    rows: i8,
}

#[derive(PoolAlloc)]
#[repr(C, align(32))]
struct Inner {
    tag: u8,
    #[pool(cstr)]
    text: *const c_char,
    tail: u8,
}

/// Reads whole blocks as bytes.
fn bytes_at<'a>(start: *const u8, len: usize) -> &'a [u8] {
    // SAFETY: the tests ask for live blocks of which every byte is initialised.
    unsafe { core::slice::from_raw_parts(start, len) }
}

// 1. A user's bare struct value is never trusted.

#[test]
fn rule_01_bare_structs_with_wild_pointers_are_dropped_and_copied_unread() {
    let wild = Row { len: usize::MAX, values: ptr::without_provenance_mut(1) };
    let copy = wild;
    drop(Box::new(wild));
    assert_eq!(copy.len, usize::MAX);
    assert!(!core::mem::needs_drop::<Row>() && !core::mem::needs_drop::<Padded>());
}

#[test]
fn rule_01_a_copied_out_node_frees_nothing() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let row = Row::new_in(&pool, RowInit { values: [1.0, 2.0] }).unwrap();
    drop(vec![*row.as_raw(); 3]);
    assert_eq!((row.values(), probe.live()), (&[1.0, 2.0][..], 2));
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
    }
    impl ExactSizeIterator for Lying {
        fn len(&self) -> usize {
            self.0
        }
    }
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
        assert_eq!(bytes_at(node.as_ptr(), size), [0xA5; size_of::<Two>()]);
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
    const NODES: u32 = 1_000_000;
    let work = || {
        let build = || Graph::<Queue>::new(QueueInit { first: Chain((0..NODES).map(|id| TaskInit { id })) });
        let (ours, theirs) = (build().unwrap(), build().unwrap());
        let first = ours.first().unwrap();
        assert!(iter::once(first).chain(first.next()).map(|task| task.id()).eq(0..NODES));
        assert!(*ours == *theirs);
        let mut length = Length(0);
        core::fmt::write(&mut length, format_args!("{:?}", *ours)).unwrap();
        assert!(length.0 > 10 * NODES as usize);
    };
    /// Counts what is printed.
    struct Length(usize);
    impl core::fmt::Write for Length {
        fn write_str(&mut self, text: &str) -> core::fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    thread::Builder::new().stack_size(128 << 10).spawn(work).unwrap().join().unwrap();
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
fn rule_12_a_graph_is_read_on_many_threads_and_dropped_on_another() {
    let graph: Graph<Row> = Graph::new(RowInit { values: (0..1000).map(f64::from) }).unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!(graph.values().iter().copied().eq((0..1000).map(f64::from))));
        }
    });
    thread::spawn(move || drop(graph)).join().unwrap();
}

// 13. What users hold stays valid while the books change. Miri, valgrind and AddressSanitizer see
// more here than the assertions.

#[test]
fn rule_13_blocks_stay_writable_while_the_pool_goes_on() {
    let pool = Pool::new();
    let mut blocks = Vec::new();
    for n in 0..3000_u64 {
        let block = pool.alloc::<u64>(3).unwrap();
        block.fill(n);
        blocks.push(block);
        assert!(pool.stats().bytes > 0 && pool.contains(blocks[0].as_ptr()));
        pool.set_limit(None);
    }
    for (n, block) in blocks.iter_mut().enumerate() {
        block[0] += 1;
        assert_eq!(**block, [n as u64 + 1, n as u64, n as u64]);
    }
}

#[test]
fn rule_13_the_root_of_a_graph_stays_where_it_is() {
    fn moved(graph: Graph<Row>) -> Box<Graph<Row>> {
        Box::new(graph)
    }
    let mut graph: Graph<Row> = Graph::new(RowInit { values: [1.0, 2.0] }).unwrap();
    let root = graph.as_mut_ptr();
    // SAFETY: the root is live and a view of it is not.
    let values = unsafe { (*root).values };
    // SAFETY: the array has two elements.
    unsafe { values.write(5.0) };
    let graph = moved(graph);
    assert_eq!(graph.as_ptr(), root);
    assert_eq!(graph.values(), [5.0, 2.0]);
}

// 15. All size arithmetic is checked.

#[test]
fn rule_15_sizes_that_wrap_are_errors() {
    fn check(pool: &Pool<impl cymem::Engine>) {
        for n in [usize::MAX, usize::MAX / 2 + 1, (1 << 61) + 1, (1 << 60) + 1, 1 << 61, 1 << 63] {
            assert!(
                matches!(pool.alloc::<u64>(n), Err(Error::SizeOverflow { count, size: 8, .. }) if count == n)
            );
            assert!(matches!(pool.alloc::<[u64; 4]>(n), Err(Error::SizeOverflow { .. })));
        }
        for (size, align) in [(isize::MAX as usize, 1), (isize::MAX as usize - 63, 64), (1, 1 << 62)] {
            let layout = Layout::from_size_align(size, align).unwrap();
            assert!(matches!(
                pool.alloc_layout(layout),
                Err(Error::SizeOverflow { .. } | Error::OutOfMemory { .. })
            ));
        }
        assert_eq!((pool.stats().bytes, pool.stats().allocations), (0, 0));
    }
    check(&ArenaPool::with_base(Stingy));
    check(&TrackedPool::with_base(Stingy));
}

/// Gives nothing: memory checkers take a real `malloc` of such sizes for an error.
struct Stingy;

// SAFETY: it gives no blocks.
unsafe impl BaseAlloc for Stingy {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: NonNull<u8>, _: Layout) {
        unreachable!("nothing was given");
    }
}

// 16. A failed operation leaves the books as they were.

#[test]
fn rule_16_a_failed_request_changes_no_figure() {
    fn check<'a, B: cymem::Engine<Base = &'a Probe>>(probe: &'a Probe) {
        let pool = Pool::<B>::with_base(probe);
        pool.alloc::<u8>(100).unwrap();
        let (stats, live) = (pool.stats(), probe.live());
        let unchanged = || assert_eq!((pool.stats(), probe.live()), (stats, live));
        for _ in 0..3 {
            probe.fail_next();
            assert!(matches!(pool.alloc::<u8>(10_000), Err(Error::OutOfMemory { .. })));
            unchanged();
            probe.fail_next();
            assert!(pool.own(1).is_err());
            unchanged();
            pool.set_limit(Some(5000));
            assert!(matches!(pool.alloc::<u8>(4901), Err(Error::LimitExceeded { .. })));
            pool.set_limit(None);
            unchanged();
            assert!(pool.alloc::<u64>(usize::MAX).is_err());
            unchanged();
        }
        // Growth is no further on either: the next chunk is the one that failed.
        pool.alloc::<u8>(5000).unwrap();
        assert!(pool.stats().capacity < 20_000);
    }
    check::<cymem::Arena<_>>(&Probe::default());
    check::<cymem::Tracked<_>>(&Probe::default());
}

// 19. Freed and reset memory is overwritten in debug builds.

#[cfg(debug_assertions)]
const POISON: u8 = 0xDD;

#[test]
#[cfg(debug_assertions)]
fn rule_19_reset_memory_is_overwritten() {
    let mut pool = Pool::new();
    let blocks: Vec<_> = (1..200)
        .map(|n| {
            let layout = Layout::array::<u64>(n).unwrap();
            let block = pool.alloc_layout(layout).unwrap();
            // SAFETY: the block is new and as long as its layout.
            unsafe { block.write_bytes(1, layout.size()) };
            (block, layout.size())
        })
        .collect();
    pool.reset();
    for (block, size) in blocks {
        assert!(bytes_at(block.as_ptr(), size).iter().all(|&byte| byte == POISON));
    }
}

#[test]
#[cfg(debug_assertions)]
fn rule_19_blocks_are_overwritten_before_they_go_back() {
    const MARK: u8 = 0x77;
    let marked = |pool: &TrackedPool<&Probe>| {
        let block = pool.alloc::<u8>(100).unwrap();
        block.fill(MARK);
        NonNull::from(block).cast()
    };
    let probe = Probe::inspecting();
    let pool = TrackedPool::with_base(&probe);
    let freed = marked(&pool);
    marked(&pool);
    // SAFETY: the block is not used again.
    unsafe { pool.free(freed) }.unwrap();
    drop(pool);
    assert!(probe.returned().into_iter().eq([POISON]));

    let probe = Probe::inspecting();
    let mut pool = ArenaPool::with_base(&probe);
    pool.alloc::<u8>(10_000).unwrap().fill(MARK);
    pool.clear();
    pool.alloc::<u8>(10_000).unwrap().fill(MARK);
    drop(pool);
    assert!(probe.returned().contains(&POISON) && !probe.returned().contains(&MARK));
}

#[test]
fn rule_19_the_tracked_engine_makes_one_allocation_for_each_array() {
    let probe = Probe::default();
    let pool = TrackedPool::with_base(&probe);
    let rows = [RowInit { values: vec![1.0] }, RowInit { values: vec![2.0, 3.0] }];
    for row in rows {
        Row::new_in(&pool, row).unwrap();
    }
    let sizes: Vec<_> = pool.addresses().map(|(_, size)| size).collect();
    assert_eq!((sizes, probe.live_bytes()), (vec![16, 8, 16, 16], 56));
}

// Every byte that C can read is a value or zero.

/// All blocks of a pool, with addresses of its own blocks replaced by their numbers, so that two
/// pools can be compared byte by byte.
fn dump(pool: &TrackedPool<impl BaseAlloc>) -> Vec<Vec<u8>> {
    let starts: Vec<usize> = pool.addresses().map(|(start, _)| start.addr().get()).collect();
    let renamed = |word: &[u8]| {
        let address = word.try_into().map_or(0, usize::from_ne_bytes);
        match starts.iter().position(|&start| start == address) {
            Some(number) => number.to_ne_bytes().to_vec(),
            None => word.to_vec(),
        }
    };
    pool.addresses()
        .map(|(start, size)| {
            bytes_at(start.as_ptr(), size).chunks(size_of::<usize>()).flat_map(renamed).collect()
        })
        .collect()
}

/// The same data; what differs is the garbage in the padding of the values that are passed in.
fn padded(pool: &Pool<impl cymem::Engine>, garbage: u8) -> Result<(), Error> {
    fn gaps(garbage: u8, small: u8) -> Gaps {
        let mut slot = core::mem::MaybeUninit::<Gaps>::uninit();
        // SAFETY: the slot is valid for writes.
        unsafe { slot.as_mut_ptr().write_bytes(garbage, 1) };
        // SAFETY: all fields are integers, for which any bytes are valid.
        let gaps = unsafe { slot.assume_init_mut() };
        (gaps.small, gaps.wide, gaps.last) = (small, 2, 3);
        // SAFETY: as above.
        unsafe { slot.assume_init() }
    }
    let inner = |tag| InnerInit { tag, text: "text", tail: 1 };
    let list: Vec<Gaps> = (0..5).map(|small| gaps(garbage, small)).collect();
    Padded::new_in(
        pool,
        PaddedInit {
            flag: true,
            gaps: gaps(garbage, 1),
            list: &list,
            pair: [gaps(garbage, 2); 2],
            code: "ab",
            ends: list.iter().copied(),
            inner: inner(1),
            nodes: [inner(2), inner(3)],
        },
    )?;
    Ok(())
}

#[test]
fn zero_padding_is_zero_whatever_was_in_memory_and_in_the_source() {
    let built = |fill| {
        let probe = Probe::filling(fill);
        let pool = TrackedPool::with_base(&probe);
        padded(&pool, !fill).unwrap();
        dump(&pool)
    };
    let zeroed = built(0);
    assert_eq!(zeroed.len(), 9, "the root, four arrays and strings of its own, two nodes with a string each");
    for fill in [0xFF, 0x55, 0xAA] {
        assert_eq!(built(fill), zeroed);
    }
    // An array of `Gaps` byte by byte, so that the comparison above does not compare garbage.
    let gaps: Vec<u8> = (0..5)
        .flat_map(|small| {
            let mut bytes = [0; 24];
            (bytes[0], bytes[8], bytes[16]) = (small, 2, 3);
            bytes
        })
        .collect();
    assert!(zeroed.contains(&gaps));
}

#[test]
fn zero_padding_is_the_same_in_reset_memory() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Flat {
        flag: bool,
        gaps: Gaps,
        #[pool(str)]
        code: [c_char; 5],
        #[pool(one)]
        none: *mut Row,
    }
    let mut pool = Pool::new();
    let mut builds = Vec::new();
    for _ in 0..3 {
        let gaps = Gaps { small: 1, wide: 2, last: 3 };
        let flat = Flat::new_in(&pool, FlatInit { flag: true, gaps, code: "ab", none: Null }).unwrap();
        builds.push((flat.as_ptr(), bytes_at(flat.as_ptr().cast(), size_of::<Flat>()).to_vec()));
        pool.reset();
    }
    assert_eq!(builds[0], builds[1]);
    assert_eq!(builds[1], builds[2]);
}

/// A struct without padding is not zeroed first.
#[test]
fn zero_padding_behind_a_string_in_a_struct_without_padding() {
    #[derive(PoolAlloc)]
    #[repr(C)]
    struct Name {
        #[pool(str)]
        name: [c_char; 8],
    }
    let probe = Probe::filling(0xFF);
    let pool = ArenaPool::with_base(&probe);
    let name = Name::new_in(&pool, NameInit { name: "abc" }).unwrap();
    assert_eq!(bytes_at(name.as_ptr().cast(), 8), b"abc\0\0\0\0\0");
}

#[test]
fn zero_padding_of_plain_values_made_with_alloc_and_address() {
    fn is_zero<T: Plain>(block: &[T]) -> bool {
        bytes_at(block.as_ptr().cast(), size_of_val(block)).iter().all(|&byte| byte == 0)
    }
    let probe = Probe::filling(0xFF);
    assert!(is_zero(ArenaPool::with_base(&probe).alloc::<Gaps>(9).unwrap()));
    assert!(is_zero(TrackedPool::with_base(&probe).alloc::<Gaps>(9).unwrap()));
    assert!(is_zero(&Address::<Gaps, _>::with_base(9, &probe).unwrap()));
}

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
